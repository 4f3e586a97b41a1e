import "server-only"
import { logRequest } from "@/lib/request-log"
import { revokeSession } from "@/lib/sign-in"
import { SignInError } from "@/lib/sign-in-error"

/**
 * Ends sessions in Cognito by their refresh tokens.
 * @param event how the log calls it when one could not be ended
 * @returns whether Cognito confirmed all of them; a session that it no longer knows is ended as well
 */
export async function revokeSessions(
  refreshTokens: readonly string[],
  { requestId, event }: { requestId: string; event: string },
): Promise<boolean> {
  let confirmed = true
  for (const refreshToken of refreshTokens) {
    try {
      await revokeSession(refreshToken)
    } catch (error) {
      if (!(error instanceof SignInError)) throw error
      logRequest({ level: "warn", event, requestId, code: error.code })
      if (error.code !== "NotAuthorizedException") confirmed = false
    }
  }
  return confirmed
}
