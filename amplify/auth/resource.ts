import { defineAuth } from "@aws-amplify/backend"
import { addUserToGroup } from "../data/add-user-to-group/resource"
import { listGroups } from "../data/list-groups/resource"
import { listGroupsForUser } from "../data/list-groups-for-user/resource"
import { listUsers } from "../data/list-users/resource"
import { removeUserFromGroup } from "../data/remove-user-from-group/resource"

/** The user pool, its groups, and the first lock: what each function may do to it, and nothing else. */
export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: "OPTIONAL", totp: true },
  groups: ["ADMINS"],
  access: (allow) => [
    allow.resource(addUserToGroup).to(["addUserToGroup"]),
    allow.resource(removeUserFromGroup).to(["removeUserFromGroup"]),
    allow.resource(listUsers).to(["listUsers"]),
    allow.resource(listGroups).to(["listGroups"]),
    allow.resource(listGroupsForUser).to(["listGroupsForUser"]),
  ],
})
