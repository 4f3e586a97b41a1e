import "server-only"
import type { GroupKind } from "@/lib/group-kind"
import { ROLE_NAMES } from "@/lib/role-words"

/** What a group is that is not the app's own, in a few words. */
export const KIND_WORDS: Readonly<Record<GroupKind, string | null>> = {
  own: null,
  admin: `Role: ${ROLE_NAMES.admin}`,
  support: `Role: ${ROLE_NAMES.support}`,
  auditor: `Role: ${ROLE_NAMES.auditor}`,
  system: "Kept by Cognito",
}
