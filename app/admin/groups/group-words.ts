import type { GroupKind } from "@/lib/group-kind"

/** What a group is that is not the app's own, in two words. */
export const KIND_WORDS: Readonly<Record<GroupKind, string | null>> = {
  own: null,
  administrators: "Administrators",
  system: "Kept by Cognito",
}
