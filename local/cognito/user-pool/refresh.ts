import { CognitoError, notAuthorized } from "../errors"
import type { AppClient } from "./client-definition"
import { groupsOf } from "./groups"
import { findSession } from "./sessions"
import type { UserPool } from "./user-pool"
import { findUser } from "./users"

/**
 * New tokens for a refresh token. They carry today's groups and attributes, but the time and the id of the sign-in.
 *
 * @throws CognitoError when the token or its user may not go on
 */
export async function refreshTokens(pool: UserPool, client: AppClient, refreshToken: string) {
  const session = await findSession(pool, client, refreshToken)
  const user = await findUser(pool, session.username)
  if (!user) throw notAuthorized("Refresh Token has been revoked")
  if (!user.enabled) throw notAuthorized("User is disabled.")
  if (user.status === "RESET_REQUIRED") {
    throw new CognitoError("PasswordResetRequiredException", "Password reset required for the user")
  }
  return { AuthenticationResult: await pool.tokens.issue(client, user, await groupsOf(pool, user), session) }
}
