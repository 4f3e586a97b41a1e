import { z } from "zod"
import { groupName, groupProperties, userPoolId } from "../fields"
import { operation } from "../operation"
import { addGroup, describeGroup, groupChanges } from "../user-pool/groups"

export const createGroup = operation({
  name: "CreateGroup",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, GroupName: groupName, ...groupProperties }),
  async run({ UserPoolId, GroupName, ...given }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const group = await addGroup(pool, changes, { name: GroupName, ...groupChanges(given) })
      return { Group: describeGroup(pool, group) }
    })
  },
})
