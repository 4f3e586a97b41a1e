import { ROLE_CHANGE } from "@/lib/role-change-words"
import type { GroupOffer } from "../group-offer"

/** Taking a role from one of its members: offered in their row, not for the group as a whole. */
export const takeRoleOffer: GroupOffer = {
  path: "remove-user-from-group",
  operation: "removeUserFromGroup",
  label: "Remove a user",
  sentence: ROLE_CHANGE.taking,
  danger: true,
  refusal: () => null,
}
