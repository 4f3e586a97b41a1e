import "server-only"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { type AppSetUp, clearAppSetUp, readAppSetUp, writeAppSetUp } from "@/lib/app-set-up"
import { proveOwnApp, signOutOneselfEverywhere, switchOwnAppOn } from "@/lib/own-second-factor"
import { logRequest } from "@/lib/request-log"
import type { Session } from "@/lib/session"
import { clearSessionCookies } from "@/lib/session-cookies"

interface Submitted {
  session: Session
  requestId: string
  /** What was entered; nothing, where a code was taken before. */
  code: string
}

/**
 * Brings a set-up to its end: the app is proven, asked for from now on, and every session ends that began without it.
 * Where it stops half way, the same form goes on from there: what is done already is not asked for again. Only in server
 * actions.
 * @throws ApiError `SetUpOver`, `InvalidInput` at the field `code`, `AppNotSwitchedOn`, `SessionsNotEnded`, `AuthorityLost`
 */
export async function finishAppSetUp({ session, requestId, code }: Submitted): Promise<AppSetUp> {
  const setUp = await readAppSetUp(session)
  if (!setUp) throw new ApiError("SetUpOver")
  if (!setUp.isProven) {
    if (code === "") throw new ApiError("InvalidInput", { field: "code", rule: "appCodeMissing" })
    await proveOwnApp(session, code)
    await writeAppSetUp({ ...setUp, isProven: true })
  }
  const leftAt = (said: ErrorCode) => (error: unknown) => {
    if (!(error instanceof ApiError) || BEYOND_TRYING.has(error.code)) throw error
    logRequest({
      level: "warn",
      event: "second-factor.unfinished",
      requestId,
      userId: session.userId,
      code: error.code,
    })
    throw new ApiError(said)
  }
  if (!setUp.isOn) {
    await switchOwnAppOn(session).catch(leftAt("AppNotSwitchedOn"))
    await writeAppSetUp({ ...setUp, isProven: true, isOn: true })
  }
  await signOutOneselfEverywhere(session).catch((error: unknown) => {
    // The token was good for the step before: it ends with this one, whose answer was lost, or somebody else ended it.
    if (!(error instanceof ApiError && error.code === "AuthorityLost")) leftAt("SessionsNotEnded")(error)
  })
  await clearAppSetUp()
  await clearSessionCookies()
  return setUp
}

/** After these the same form would be sent in vain. */
const BEYOND_TRYING: ReadonlySet<ErrorCode> = new Set(["AuthorityLost", "NotSignedIn", "SetUpOver"])
