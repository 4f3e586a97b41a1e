import { z } from "zod"
import { groupName, userPoolId } from "../fields"
import { operation } from "../operation"
import { addGroup, describeGroup } from "../user-pool/groups"
import { pattern } from "../validate-input"

export const createGroup = operation({
  name: "CreateGroup",
  caller: "signed",
  input: z.object({
    UserPoolId: userPoolId,
    GroupName: groupName,
    Description: z.string().max(2048).optional(),
    RoleArn: pattern(
      "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
    )
      .min(20)
      .max(2048)
      .optional(),
    Precedence: z
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional(),
  }),
  async run({ UserPoolId, GroupName, Description, RoleArn, Precedence }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const group = await addGroup(pool, changes, {
        name: GroupName,
        ...(Description === undefined ? {} : { description: Description }),
        ...(RoleArn === undefined ? {} : { roleArn: RoleArn }),
        ...(Precedence === undefined ? {} : { precedence: Precedence }),
      })
      return { Group: describeGroup(pool, group) }
    })
  },
})
