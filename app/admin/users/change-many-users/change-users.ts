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

/** What is wrong with whoever submits, and so the same for all: the form as a whole has to say what helps. */
const OF_THE_CALLER: ReadonlySet<ErrorCode> = new Set(["AuthorityLost", "SecondFactorRequired", "SignInTooOld"])

interface Run {
  runId: string
  /** One for all of them. */
  reason?: string
  session: Session
}

/**
 * Changes each of these users and says what became of each; one that is refused stops none of the others.
 * @throws ApiError `TooManyRequestsException` where others keep the server busy, or what is wrong with the caller where
 * each of them was refused because of that; nobody was changed then
 */
export async function changeUsers(plan: ManyUsersPlan, userIds: readonly string[], run: Run): Promise<UserOutcome[]> {
  const ofTheCaller: ApiError[] = []
  const outcomes = await pacedChanges(userIds, (userId) =>
    changeUser(plan, userId, { ...run, whenOfTheCaller: (error) => ofTheCaller.push(error) }),
  )
  if (ofTheCaller.length === userIds.length) throw ofTheCaller[0]
  return outcomes
}

interface OneOfRun extends Run {
  /** Hears of a user who was refused because of what is wrong with the caller. */
  whenOfTheCaller(error: ApiError): void
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
    if (error instanceof ApiError && OF_THE_CALLER.has(error.code)) run.whenOfTheCaller(error)
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
