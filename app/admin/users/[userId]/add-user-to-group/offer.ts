import { ROLE_CHANGE } from "@/lib/role-change-words"
import type { UserOffer } from "../user-offer"

/** On the user's page any other group is given with one press; a role takes a reason. */
export const giveRoleOffer: UserOffer = {
  path: "add-user-to-group",
  operation: "addUserToGroup",
  label: "Give a role in this console",
  sentence: ROLE_CHANGE.giving,
  needsFreshSignIn: true,
  refusal: () => null,
}
