import { z } from "zod"
import { CognitoError } from "../errors"
import { groupName, username, userPoolId } from "../fields"
import { operation } from "../operation"
import { GROUPS_PER_USER, groupNamesOf, membershipChanges, requireGroup } from "../user-pool/groups"
import { requireUser } from "../user-pool/users"

/** Repeated, it changes nothing and is no error. */
export const adminAddUserToGroup = operation({
  name: "AdminAddUserToGroup",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username, GroupName: groupName }),
  async run({ UserPoolId, Username, GroupName }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const user = await requireUser(pool, Username)
      await requireGroup(pool, GroupName)
      const names = await groupNamesOf(pool, user)
      if (names.includes(GroupName)) return {}
      if (names.length >= GROUPS_PER_USER) {
        throw new CognitoError("LimitExceededException", "The user is in the maximum number of groups.")
      }
      changes.add(...membershipChanges(pool, user, GroupName, true))
      return {}
    })
  },
})
