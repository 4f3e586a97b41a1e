import { ROLE_HOLDER, roleRefusal } from "@/lib/role-words"
import { mayChangeRoleHolders, type Operation, type Role, rolesOf } from "@/lib/roles"
import type { User } from "@/lib/users"

/** What else decides whether something is on offer for a user. */
export interface OfferContext {
  /** Whether the user is the reader's own account. */
  isSelf: boolean
}

/** Who looks at a user, and what decides what they may do with them. */
export interface Viewer extends OfferContext {
  /** The reader's own. */
  roles: readonly Role[]
  /** The names of the user's groups; null where they are not known, and then only administrators change anything. */
  groups: readonly string[] | null
}

/** Why something cannot be done now, and what can be done instead. */
export interface Refusal {
  reason: string
  /** The `path` of another offer that helps. */
  instead?: string
}

/**
 * Something that can be done with one user. The screen knows what Cognito would refuse in the user's
 * present state, and says why before anyone clicks; Cognito and the handler still decide.
 */
export interface UserOffer {
  /** The folder of the action, and its address below the user's: `disable-user`. */
  path: string
  /** The field of the API that it calls. */
  operation: Operation
  /** The verb, as on the button. */
  label: string
  /** What it does, in one sentence. */
  sentence: string
  /** Whether it is one of the two or three things that are most likely wanted in this state. */
  likely?(user: User): boolean
  danger?: boolean
  /** Whether the API asks for a fresh sign-in for it (`needsFreshSignIn` of the handler); the page says so before. */
  needsFreshSignIn?: boolean
  /** Why it is not on offer in the state that the user is in; null where it is. */
  refusal(user: User, context: OfferContext): Refusal | null
}

/** Why an offer cannot be used: what the reader's role says first, then whom it is about, then the user's state. */
export function userRefusal(offer: UserOffer, user: User, viewer: Viewer): Refusal | null {
  const reason = viewerRefusal(offer, viewer)
  return reason === null ? offer.refusal(user, viewer) : { reason }
}

/** Why the reader may not use an offer on a user, whatever state the user is in; null where they may. */
export function viewerRefusal({ operation }: UserOffer, viewer: Viewer): string | null {
  return roleRefusal(viewer.roles, operation) ?? roleHolderRefusal(viewer)
}

function roleHolderRefusal({ roles, groups }: Viewer): string | null {
  if (mayChangeRoleHolders(roles)) return null
  if (groups === null) return ROLE_HOLDER.unknown
  return rolesOf(groups).length > 0 ? ROLE_HOLDER.refusal : null
}
