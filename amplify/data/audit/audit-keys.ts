import { createHash } from "node:crypto"

/** Chains of one month: so many writers can append at the same moment without waiting for each other. */
export const CHAINS_PER_MONTH = 16

/** The whole user pool as what a change is about: where nobody and no group is named yet, as in `createUser`. */
export const POOL_TARGET = "pool"

/** Who called where the call named nobody: such a call is refused, and the refusal is an event. */
export const UNKNOWN_ACTOR = "unknown"

/** A user as what a change is about. Cognito does not tell capital letters in a `sub` apart; the key has none. */
export const userTarget = (userId: string): string => `user#${userId.toLowerCase()}`

/** A group as what a change is about. */
export const groupTarget = (groupName: string): string => `group#${groupName}`

/** Somebody who acts with AWS credentials instead of a user's, as the command line does. */
export const iamActor = (arn: string): string => `iam#${arn}`

/** The month of a moment, `2026-11`, in UTC. */
export const monthOf = (at: string): string => at.slice(0, 7)

/**
 * The chain that a request's events go to. The month is the server's: the time in a request id comes from outside.
 * @param requestId a UUID, in any case
 * @param at ISO 8601 in UTC, when the first event of the request is written
 */
export function chainOf(requestId: string, at: string): string {
  const [first = 0] = createHash("sha256").update(requestId.toLowerCase()).digest()
  return `${monthOf(at)}#${first % CHAINS_PER_MONTH}`
}

/** The names of a month's chains. */
export function chainsOf(month: string): string[] {
  return Array.from({ length: CHAINS_PER_MONTH }, (_, number) => `${month}#${number}`)
}
