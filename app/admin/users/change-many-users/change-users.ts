import "server-only"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import type { ManyUsersPlan, UserOutcome } from "@/lib/many-users"
import { manyUsersWords } from "@/lib/many-users-words"
import { pacedChanges } from "@/lib/pace"
import { logRequest } from "@/lib/request-log"
import { runRequestId } from "@/lib/run-request-id"
import { RUN } from "@/lib/run-words"
import type { Session } from "@/lib/session"
import { errorSentence } from "@/lib/words"
import { CHANGES } from "./change-user"

/** After these nobody knows whether it was done: the answer was lost, not the question. */
const UNKNOWN: ReadonlySet<ErrorCode> = new Set([
  "Unreachable",
  "Internal",
  "InternalErrorException",
  "RepeatedRequest",
])

interface Run {
  runId: string
  /** One for all of them. */
  reason?: string
  session: Session
}

/**
 * Changes each of these users and says what became of each; one that is refused stops none of the others.
 * @throws ApiError `TooManyRequestsException` where others keep the server busy, `SignInTooOld` where each of them was
 * refused because of that; nobody was changed then
 */
export async function changeUsers(plan: ManyUsersPlan, userIds: readonly string[], run: Run): Promise<UserOutcome[]> {
  const tooOld: ApiError[] = []
  const outcomes = await pacedChanges(userIds, (userId) =>
    changeUser(plan, userId, { ...run, whenTooOld: (error) => tooOld.push(error) }),
  )
  // The sign-in is the same for all: the form as a whole is what has to ask for another.
  if (tooOld.length === userIds.length) throw tooOld[0]
  return outcomes
}

interface OneOfRun extends Run {
  /** Hears of a user who was refused because the sign-in is too old. */
  whenTooOld(error: ApiError): void
}

async function changeUser({ change, groupName }: ManyUsersPlan, userId: string, run: OneOfRun): Promise<UserOutcome> {
  const { runId, reason, session } = run
  const requestId = runRequestId(runId, userId)
  const log = (level: "info" | "warn" | "error", event: string, code?: string) =>
    logRequest({ level, event, requestId, runId, userId: session.userId, action: "changeManyUsers", code })
  try {
    const left = await CHANGES[change].run({ userId, groupName, reason, requestId, session })
    log("info", "run.changed")
    if (typeof left === "string") return { userId, kind: "done", sentence: left, isHalf: true }
    return { userId, kind: "done", sentence: manyUsersWords(change).done }
  } catch (error) {
    // Whatever it is, it is said of this user: thrown on, it would hide what was done to the others.
    if (isDoneBefore(error)) return { userId, kind: "done", sentence: manyUsersWords(change).done }
    if (error instanceof ApiError && error.code === "SignInTooOld") run.whenTooOld(error)
    if (error instanceof ApiError) log("warn", "run.refused", error.code)
    else log("error", "run.failed", error instanceof Error ? error.name : "unknown")
    if (!(error instanceof ApiError) || UNKNOWN.has(error.code)) {
      return { userId, kind: "unknown", sentence: RUN.unknown() }
    }
    return { userId, kind: "failed", sentence: errorSentence(error.code, error.parameters) }
  }
}

/** A batch that was sent twice: the first has done it. */
function isDoneBefore(error: unknown): boolean {
  return error instanceof ApiError && error.code === "RepeatedRequest" && error.parameters.outcome === "done"
}
