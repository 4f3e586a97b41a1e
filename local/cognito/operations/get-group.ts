import { z } from "zod"
import { groupName, userPoolId } from "../fields"
import { operation } from "../operation"
import { describeGroup, requireGroup } from "../user-pool/groups"

export const getGroup = operation({
  name: "GetGroup",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, GroupName: groupName }),
  async run({ UserPoolId, GroupName }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return { Group: describeGroup(pool, await requireGroup(pool, GroupName)) }
  },
})
