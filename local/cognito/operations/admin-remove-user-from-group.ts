import { z } from "zod"
import { groupName, username, userPoolId } from "../fields"
import { operation } from "../operation"
import { membershipChanges, requireGroup } from "../user-pool/groups"
import { requireUser } from "../user-pool/users"

/** Somebody who is not in the group stays outside; that is no error. */
export const adminRemoveUserFromGroup = operation({
  name: "AdminRemoveUserFromGroup",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username, GroupName: groupName }),
  async run({ UserPoolId, Username, GroupName }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const user = await requireUser(pool, Username)
      await requireGroup(pool, GroupName)
      changes.add(...membershipChanges(pool, user, GroupName, false))
      return {}
    })
  },
})
