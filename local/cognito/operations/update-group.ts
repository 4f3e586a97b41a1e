import { z } from "zod"
import { groupName, groupProperties, userPoolId } from "../fields"
import { operation } from "../operation"
import { keys } from "../store/keys"
import { put } from "../store/store"
import { describeGroup, type Group, groupChanges, requireGroup } from "../user-pool/groups"

/** Changes what is given and leaves the rest. A precedence, once given, can be changed but not taken away again. */
export const updateGroup = operation({
  name: "UpdateGroup",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, GroupName: groupName, ...groupProperties }),
  async run({ UserPoolId, GroupName, ...given }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const before = await requireGroup(pool, GroupName)
      const after: Group = { ...before, ...groupChanges(given), modified: pool.now() }
      changes.add(put(keys.group(pool.id, GroupName), after))
      return { Group: describeGroup(pool, after) }
    })
  },
})
