import { defineAuth } from "@aws-amplify/backend"
import { addUserToGroup } from "../data/add-user-to-group/resource"
import { confirmSignUp } from "../data/confirm-sign-up/resource"
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
import { reconcileAudit } from "../data/reconcile-audit/resource"
import { removeUserFromGroup } from "../data/remove-user-from-group/resource"
import { resendInvitation } from "../data/resend-invitation/resource"
import { resetUserPassword } from "../data/reset-user-password/resource"
import { setUserMfaPreference } from "../data/set-user-mfa-preference/resource"
import { setUserPassword } from "../data/set-user-password/resource"
import { signOutUser } from "../data/sign-out-user/resource"
import { updateGroup } from "../data/update-group/resource"
import { updateUserAttributes } from "../data/update-user-attributes/resource"

/**
 * The user pool, its groups, and the first lock: what each function may do to it, and nothing else. Four operations have no
 * word in `access`; `direct-permissions.ts` gives them.
 */
export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: "OPTIONAL", totp: true },
  groups: ["ADMINS", "SUPPORT", "AUDITORS"],
  // Every change looks up its caller's groups ("listGroupsForUser"), and what it changes before it does.
  access: (allow) => [
    allow.resource(listUsers).to(["listUsers"]),
    allow.resource(getUser).to(["getUser"]),
    allow.resource(listGroups).to(["listGroups"]),
    allow.resource(getGroup).to(["getGroup"]),
    allow.resource(listGroupsForUser).to(["listGroupsForUser"]),
    allow.resource(listUsersInGroup).to(["listUsersInGroup"]),

    allow.resource(createUser).to(["createUser", "listGroupsForUser"]),
    allow.resource(resendInvitation).to(["createUser", "listUsers", "listGroupsForUser"]),
    allow.resource(confirmSignUp).to(["listUsers", "listGroupsForUser"]),
    allow.resource(updateUserAttributes).to(["updateUserAttributes", "listUsers", "listGroupsForUser"]),
    allow.resource(deleteUserAttributes).to(["deleteUserAttributes", "listUsers", "listGroupsForUser"]),
    allow.resource(enableUser).to(["enableUser", "listUsers", "listGroupsForUser"]),
    allow.resource(disableUser).to(["disableUser", "listUsers", "listGroupsForUser", "listUsersInGroup"]),
    allow.resource(deleteUser).to(["deleteUser", "listUsers", "listGroupsForUser", "listUsersInGroup"]),
    allow.resource(resetUserPassword).to(["resetUserPassword", "listUsers", "listGroupsForUser", "listUsersInGroup"]),
    allow.resource(setUserPassword).to(["setUserPassword", "listUsers", "listGroupsForUser", "listUsersInGroup"]),
    allow.resource(setUserMfaPreference).to(["setUserMfaPreference", "listGroupsForUser"]),
    allow.resource(signOutUser).to(["listGroupsForUser"]),

    allow.resource(createGroup).to(["createGroup", "listGroupsForUser"]),
    allow.resource(updateGroup).to(["updateGroup", "getGroup", "listGroupsForUser"]),
    allow.resource(deleteGroup).to(["deleteGroup", "getGroup", "listGroupsForUser"]),
    allow.resource(addUserToGroup).to(["addUserToGroup", "listGroupsForUser"]),
    allow.resource(removeUserFromGroup).to(["removeUserFromGroup", "listGroupsForUser", "listUsersInGroup"]),

    // Looks whether changes were made, and counts the administrators.
    allow.resource(reconcileAudit).to(["listUsers", "listGroupsForUser", "getGroup", "listUsersInGroup"]),
  ],
})
