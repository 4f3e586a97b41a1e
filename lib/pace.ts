import "server-only"
import pThrottle from "p-throttle"
import { ApiError } from "@/lib/api-error"

const DEFAULT_USERS_PER_SECOND = 10

/**
 * How many users a second this server changes when many are changed at once. Cognito's quotas (25 changes, 30 listings a
 * second) are the account's, and the app's own sign-ins need them too.
 * @throws when `MANY_USERS_PER_SECOND` is set and is no whole number from 1 to 100
 */
export function usersPerSecond(setting: string | undefined = process.env.MANY_USERS_PER_SECOND): number {
  if (setting === undefined || setting === "") return DEFAULT_USERS_PER_SECOND
  if (/^([1-9]\d?|100)$/.test(setting)) return Number(setting)
  throw new Error("MANY_USERS_PER_SECOND has to be a whole number from 1 to 100. Correct it, or take it away.")
}

/** Hosting ends a request after 30 seconds, and the last of its calls needs some of them for itself. */
const LONGEST_WAIT_MS = 20_000

interface Pace {
  limit: number
  interval: number
}

/** Makes one call for each user, each when it is its turn. */
type Paced = <T>(userIds: readonly string[], call: (userId: string) => Promise<T>) => Promise<T[]>

/** One queue for whoever changes many users at this server at the same time. */
function paced({ limit, interval }: Pace): Paced {
  const queue = pThrottle({ limit, interval, strict: true })((call: () => Promise<unknown>) => call())
  const mostWaiting = Math.floor((LONGEST_WAIT_MS / interval) * limit)
  const inTurn: Paced = async (userIds, call) => {
    if (queue.queueSize + userIds.length > mostWaiting) throw new ApiError("TooManyRequestsException")
    return Promise.all(userIds.map((userId) => queue(() => call(userId)) as ReturnType<typeof call>))
  }
  return inTurn
}

let changes: Paced | undefined
let reads: Paced | undefined

/**
 * Calls for each user when it is their turn: evenly, one user after the other, so that no second gets more than its share.
 * @throws ApiError `TooManyRequestsException` where so many wait already that the request would end before its answer, and
 * be changed without anybody hearing of it; nothing was begun then
 */
export const pacedChanges: Paced = async (userIds, call) => {
  changes ??= paced({ limit: 1, interval: Math.ceil(1000 / usersPerSecond()) })
  return changes(userIds, call)
}

/** The same for looking at many users: twice as fast, and the first second's share at once. */
export const pacedReads: Paced = async (userIds, call) => {
  reads ??= paced({ limit: 2 * usersPerSecond(), interval: 1000 })
  return reads(userIds, call)
}
