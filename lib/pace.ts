import "server-only"
import pThrottle from "p-throttle"

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

type Paced = <T>(call: () => Promise<T>) => Promise<T>

/** One queue for whoever changes many users at this server at the same time. */
function paced(limit: number, interval: number): Paced {
  const queue = pThrottle({ limit, interval, strict: true })((call: () => Promise<unknown>) => call())
  return queue as Paced
}

let changes: Paced | undefined
let reads: Paced | undefined

/** Calls when it is a change's turn: evenly, one user after the other, so that no second gets more than its share. */
export function pacedChange<T>(call: () => Promise<T>): Promise<T> {
  changes ??= paced(1, Math.ceil(1000 / usersPerSecond()))
  return changes(call)
}

/** The same for looking at many users: twice as fast, and the first second's share at once. */
export function pacedRead<T>(call: () => Promise<T>): Promise<T> {
  reads ??= paced(2 * usersPerSecond(), 1000)
  return reads(call)
}
