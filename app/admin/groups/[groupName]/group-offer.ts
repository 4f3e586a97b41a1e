import type { GroupKind } from "@/lib/group-kind"
import { roleRefusal } from "@/lib/role-words"
import type { Operation, Role } from "@/lib/roles"

/** Something that can be done with one group, and why not with this one. */
export interface GroupOffer {
  /** The folder of the action, and its address below the group's: `delete-group`. */
  path: string
  /** The field of the API that it calls. */
  operation: Operation
  /** The verb, as on the button. */
  label: string
  /** What it does, in one sentence. */
  sentence: string
  danger?: boolean
  /** Whether the API asks for a fresh sign-in for it (`needsFreshSignIn` of the handler); the page says so before. */
  needsFreshSignIn?: boolean
  /** Why it cannot be done with a group of this kind; null where it is on offer. */
  refusal(kind: GroupKind): string | null
}

/** Why somebody with these roles cannot use an offer for a group of this kind; null where they can. */
export function groupRefusal(offer: GroupOffer, kind: GroupKind, roles: readonly Role[]): string | null {
  return roleRefusal(roles, offer.operation) ?? offer.refusal(kind)
}
