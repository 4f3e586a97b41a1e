import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose"
import type { Claims } from "../appsync/caller"
import { REGION } from "../assembly/stack"
import { unauthorized } from "./refusal"

export interface TokenVerification {
  userPoolId: string
  clientIds: readonly string[]
  /** Where the pool's public keys are. */
  jwksUrl: string
  now(): Date
}

/** Checks a Cognito token and gives its claims. Throws a `Refusal`. */
export type VerifyToken = (token: string) => Promise<Claims>

/**
 * Verifies tokens as AppSync does: signature (RS256 by a key of the pool), issuer, expiry, use and client.
 *
 * Whether a token was revoked is not asked: AppSync never does, and a stricter local backend would hide the holes that
 * this leaves.
 */
export function createTokenVerifier({ userPoolId, clientIds, jwksUrl, now }: TokenVerification): VerifyToken {
  const keys = createRemoteJWKSet(new URL(jwksUrl))
  const issuer = `https://cognito-idp.${REGION}.amazonaws.com/${userPoolId}`
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ["RS256"],
        issuer,
        requiredClaims: ["exp", "sub", "iss", "token_use"],
        currentDate: now(),
      })
      if (!clientIds.includes(clientOf(payload))) throw unauthorized("You are not authorized to make this call.")
      return payload as Claims
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw unauthorized("Token has expired.")
      if (error instanceof errors.JOSEError) throw unauthorized("You are not authorized to make this call.")
      throw error
    }
  }
}

/** The client that a token was issued to; empty for a token that is neither an access nor an ID token. */
function clientOf(payload: JWTPayload): string {
  if (payload.token_use === "access") return String(payload.client_id ?? "")
  if (payload.token_use === "id") return typeof payload.aud === "string" ? payload.aud : ""
  return ""
}
