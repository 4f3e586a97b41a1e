import type { User } from "@/lib/users"

/** What else decides whether something is on offer for a user. */
export interface OfferContext {
  /** Whether the user is the reader's own account. */
  isSelf: boolean
}

/** Why something cannot be done now, and what can be done instead. */
export interface Refusal {
  reason: string
  /** The `path` of another offer that helps. */
  instead?: string
}

/**
 * Something that an administrator can do with one user. The screen knows what Cognito would refuse in the user's
 * present state, and says why before anyone clicks; Cognito and the handler still decide.
 */
export interface UserOffer {
  /** The folder of the action, and its address below the user's: `disable-user`. */
  path: string
  /** The verb, as on the button. */
  label: string
  /** What it does, in one sentence. */
  sentence: string
  /** Whether it is one of the two or three things that are most likely wanted in this state. */
  likely?(user: User): boolean
  danger?: boolean
  /** Null where it is on offer. */
  refusal(user: User, context: OfferContext): Refusal | null
}
