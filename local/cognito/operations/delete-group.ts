import { z } from "zod"
import { groupName, userPoolId } from "../fields"
import { operation } from "../operation"
import { keys } from "../store/keys"
import { del } from "../store/store"
import { memberNamesOf, membershipChanges, requireGroup } from "../user-pool/groups"

/** Takes a group and its memberships away; tokens that were issued before keep the group until they expire. */
export const deleteGroup = operation({
  name: "DeleteGroup",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, GroupName: groupName }),
  async run({ UserPoolId, GroupName }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      await requireGroup(pool, GroupName)
      for (const username of await memberNamesOf(pool, GroupName)) {
        changes.add(...membershipChanges(pool, { username }, GroupName, false))
      }
      changes.add(del(keys.group(pool.id, GroupName)))
      changes.counts.groups -= 1
      return {}
    })
  },
})
