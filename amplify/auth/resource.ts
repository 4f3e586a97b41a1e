import { defineAuth } from "@aws-amplify/backend"
import { addUserToGroup } from "../data/add-user-to-group/resource"
import { createGroup } from "../data/create-group/resource"
import { createUser } from "../data/create-user/resource"
import { deleteGroup } from "../data/delete-group/resource"
import { deleteUser } from "../data/delete-user/resource"
import { deleteUserAttributes } from "../data/delete-user-attributes/resource"
import { disableUser } from "../data/disable-user/resource"
import { enableUser } from "../data/enable-user/resource"
import { getGroup } from "../data/get-group/resource"
import { getUser } from "../data/get-user/resource"
import { listGroups } from "../data/list-groups/resource"
import { listGroupsForUser } from "../data/list-groups-for-user/resource"
import { listUsers } from "../data/list-users/resource"
import { listUsersInGroup } from "../data/list-users-in-group/resource"
import { removeUserFromGroup } from "../data/remove-user-from-group/resource"
import { resendInvitation } from "../data/resend-invitation/resource"
import { resetUserPassword } from "../data/reset-user-password/resource"
import { setUserMfaPreference } from "../data/set-user-mfa-preference/resource"
import { setUserPassword } from "../data/set-user-password/resource"
import { updateGroup } from "../data/update-group/resource"
import { updateUserAttributes } from "../data/update-user-attributes/resource"

/**
 * The user pool, its groups, and the first lock: what each function may do to it, and nothing else. Three functions do
 * what `access` has no word for; `direct-permissions.ts` has their lines.
 */
export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: "OPTIONAL", totp: true },
  groups: ["ADMINS"],
  access: (allow) => [
    allow.resource(listUsers).to(["listUsers"]),
    allow.resource(getUser).to(["getUser"]),
    allow.resource(createUser).to(["createUser"]),
    allow.resource(resendInvitation).to(["createUser", "listUsers"]),
    allow.resource(updateUserAttributes).to(["updateUserAttributes", "listUsers"]),
    allow.resource(deleteUserAttributes).to(["deleteUserAttributes", "listUsers"]),
    allow.resource(enableUser).to(["enableUser"]),
    allow.resource(disableUser).to(["disableUser"]),
    allow.resource(deleteUser).to(["deleteUser"]),
    allow.resource(resetUserPassword).to(["resetUserPassword"]),
    allow.resource(setUserPassword).to(["setUserPassword", "listUsers"]),
    allow.resource(setUserMfaPreference).to(["setUserMfaPreference"]),
    allow.resource(listGroups).to(["listGroups"]),
    allow.resource(getGroup).to(["getGroup"]),
    allow.resource(createGroup).to(["createGroup"]),
    allow.resource(updateGroup).to(["updateGroup", "getGroup"]),
    allow.resource(deleteGroup).to(["deleteGroup"]),
    allow.resource(listGroupsForUser).to(["listGroupsForUser"]),
    allow.resource(listUsersInGroup).to(["listUsersInGroup"]),
    allow.resource(addUserToGroup).to(["addUserToGroup"]),
    allow.resource(removeUserFromGroup).to(["removeUserFromGroup"]),
  ],
})
