import type { GroupKind } from "@/lib/group-kind"

/** Something that an administrator can do with one group, and why not with this one. */
export interface GroupOffer {
  /** The folder of the action, and its address below the group's: `delete-group`. */
  path: string
  /** The verb, as on the button. */
  label: string
  /** What it does, in one sentence. */
  sentence: string
  danger?: boolean
  /** Why it cannot be done with a group of this kind; null where it is on offer. */
  refusal(kind: GroupKind): string | null
}
