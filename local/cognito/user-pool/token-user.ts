import { decodeJwt } from "jose"
import { CognitoError, notAuthorized, userNotFound } from "../errors"
import { isRevoked } from "./sessions"
import type { AccessTokenClaims } from "./tokens"
import type { User } from "./user"
import type { UserPool } from "./user-pool"
import type { UserPools } from "./user-pools"
import { findUser } from "./users"

/**
 * The user that an access token speaks for, judged by today's state and not by the token alone.
 *
 * @throws CognitoError `NotAuthorizedException` (forged, expired, revoked, user disabled), `UserNotFoundException`
 *   (deleted since), `PasswordResetRequiredException`
 */
export async function userOfAccessToken(
  userPools: UserPools,
  token: string,
): Promise<{ pool: UserPool; user: User; claims: AccessTokenClaims }> {
  const pool = userPools.ofIssuer(issuerOf(token))
  if (!pool) throw notAuthorized("Invalid Access Token")
  const claims = await pool.tokens.verifyAccessToken(token)
  const scopes = typeof claims.scope === "string" ? claims.scope.split(" ") : []
  if (!scopes.includes("aws.cognito.signin.user.admin")) {
    throw notAuthorized("Access Token does not have required scopes")
  }
  const user = await findUser(pool, claims.username)
  if (!user || user.sub !== claims.sub) throw userNotFound()
  if (!user.enabled) throw notAuthorized("User is disabled.")
  if (claims.origin_jti !== undefined && (await isRevoked(pool, user.username, claims.origin_jti))) {
    throw notAuthorized("Access Token has been revoked")
  }
  if (user.status === "RESET_REQUIRED") {
    throw new CognitoError("PasswordResetRequiredException", "Password reset required for the user")
  }
  return { pool, user, claims }
}

function issuerOf(token: string): unknown {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}
