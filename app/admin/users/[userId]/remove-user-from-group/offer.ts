import type { RoleGroup } from "@/amplify/data/roles"
import { ROLE_CHANGE } from "@/lib/role-change-words"
import { ownAccountRefusal } from "../own-account"
import type { UserOffer } from "../user-offer"

/** Taking a role; nobody takes one from themselves. */
export const takeRoleOffer = (groupName: RoleGroup): UserOffer => ({
  path: `remove-user-from-group?groupName=${groupName}`,
  operation: "removeUserFromGroup",
  label: `Remove from ${groupName}`,
  sentence: ROLE_CHANGE.taking,
  danger: true,
  refusal: (_, context) => ownAccountRefusal(context),
})
