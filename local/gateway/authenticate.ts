import type { Caller } from "../appsync/caller"
import type { AuthenticationMode } from "../assembly/backend-description"
import type { PrincipalLookup } from "../iam/principal"
import { SignatureError, type SignedRequest, verifySignature } from "../iam/verify-signature"
import { Refusal, unauthorized } from "./refusal"
import type { VerifyToken } from "./verify-token"

export interface Authentication {
  modes: readonly AuthenticationMode[]
  verifyToken: VerifyToken
  principals: PrincipalLookup
  now(): Date
}

/** Finds out who sent a request. Throws a `Refusal` for anybody who cannot prove it. */
export async function authenticate(
  request: SignedRequest & { sourceIp: string },
  { modes, verifyToken, principals, now }: Authentication,
): Promise<Caller> {
  const { headers, sourceIp } = request
  const { authorization } = headers
  if (!authorization) {
    if (headers["x-api-key"]) throw unauthorized("You are not authorized to make this call.")
    throw unauthorized("Valid authorization header not provided.")
  }
  if (authorization.startsWith("AWS4-HMAC-SHA256")) {
    if (!modes.includes("AWS_IAM")) throw unauthorized("You are not authorized to make this call.")
    const principal = verifyAppSyncSignature(request, principals, now())
    return { mode: "AWS_IAM", principal, headers, sourceIp }
  }
  if (!modes.includes("AMAZON_COGNITO_USER_POOLS")) throw unauthorized("You are not authorized to make this call.")
  const claims = await verifyToken(authorization.replace(/^Bearer /, ""))
  return { mode: "AMAZON_COGNITO_USER_POOLS", claims, headers, sourceIp }
}

function verifyAppSyncSignature(request: SignedRequest, principals: PrincipalLookup, now: Date) {
  try {
    const principal = verifySignature(request, { service: "appsync", principals, now })
    if (principal) return principal
  } catch (error) {
    if (error instanceof SignatureError) throw new Refusal(error.statusCode, error.name, error.message)
    throw error
  }
  throw new Refusal(403, "UnrecognizedClientException", "The security token included in the request is invalid.")
}
