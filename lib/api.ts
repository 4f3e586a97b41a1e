import "server-only"
import { type AnswerError, ApiError, toApiError } from "@/lib/api-error"

/** What every operation of the data client resolves with, as far as anybody here looks. */
interface Answer<T> {
  data?: T | null
  errors?: readonly unknown[] | null
}

/** Cognito's quotas are per second: by the third wait, nearly two seconds have passed. */
const FIRST_WAIT_MS = 250
const MORE_TRIES = 3
/** No page and no form waits longer for Cognito's quotas; the tries themselves count. */
const PATIENCE_MS = 4_000

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/**
 * Asks the API and returns its answer. What Cognito's quotas refuse was not begun, changes included: it is asked for
 * again, up to three times, after waits that double and that chance spreads, so that those who were refused together do
 * not come back together.
 *
 * The data client resolves with `errors` where others throw, also on a 401, so that an answer that nobody looked at
 * would pass for an empty one: this is the one place that looks.
 * @param ask one call of the data client, for example `() => dataClient.queries.listGroups({})`
 * @param wait how to wait that many milliseconds
 * @throws ApiError for every failure that the API, AppSync or the network is known to give; `Internal` for an answer
 * with neither data nor errors.
 */
export async function callApi<T>(
  ask: () => Promise<Answer<T>>,
  wait: (milliseconds: number) => Promise<void> = sleep,
): Promise<T> {
  const startedAt = Date.now()
  for (let tried = 1; ; tried++) {
    try {
      return await askOnce(ask)
    } catch (error) {
      const busy = error instanceof ApiError && (error.code === "TooManyRequestsException" || error.code === "Busy")
      const pause = FIRST_WAIT_MS * 2 ** (tried - 1) * (0.5 + Math.random())
      if (!busy || tried > MORE_TRIES || Date.now() - startedAt + pause > PATIENCE_MS) throw error
      await wait(pause)
    }
  }
}

async function askOnce<T>(ask: () => Promise<Answer<T>>): Promise<T> {
  const answer = await ask().catch((cause: unknown) => {
    throw toApiError({ message: cause instanceof Error ? cause.message : null, originalError: cause })
  })
  const [error] = answer.errors ?? []
  if (error !== undefined) throw toApiError((error ?? {}) as AnswerError)
  if (answer.data === null || answer.data === undefined) throw new ApiError("Internal")
  return answer.data
}

/** An answer, or the expected failure that a page shows in its place. Anything unexpected goes on to `error.tsx`. */
export type Outcome<T> = { ok: true; data: T } | { ok: false; error: ApiError }

/** Awaits a call of `lib/users.ts` or `lib/groups.ts` where a page has something to show when it fails. */
export async function outcomeOf<T>(call: Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, data: await call }
  } catch (error) {
    if (error instanceof ApiError) return { ok: false, error }
    throw error
  }
}
