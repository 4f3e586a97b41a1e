import "server-only"
import { revokeSessions } from "@/lib/revoke-sessions"
import { getSession } from "@/lib/session"
import { readRefreshTokens, type SessionTokens, writeSessionCookies } from "@/lib/session-cookies"

interface Replaced {
  /** Who has signed in, as the new tokens say. */
  sub: string | undefined
  /** Whose session is to be replaced. */
  again: string
  requestId: string
}

/**
 * Puts a fresh session in the place of the one in this browser, and ends that one for good. Only for the same person: a
 * page that one administrator has filled in must not be sent in the name of another. Only in server actions.
 * @returns whether it was done; if not, the session stays as it was, and what was begun is ended
 */
export async function replaceSession(tokens: SessionTokens, { sub, again, requestId }: Replaced): Promise<boolean> {
  const event = "sign-in.not-revoked"
  // Somebody else may have signed in here meanwhile, in another tab.
  const present = await getSession()
  if (sub !== again || (present && present.userId !== again)) {
    await revokeSessions([tokens.refreshToken], { requestId, event })
    return false
  }
  const before = await readRefreshTokens()
  await writeSessionCookies(tokens)
  await revokeSessions(before, { requestId, event })
  return true
}
