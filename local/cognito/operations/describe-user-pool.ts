import { z } from "zod"
import { userPoolId } from "../fields"
import { operation } from "../operation"
import { describePool } from "../user-pool/describe-pool"

export const describeUserPool = operation({
  name: "DescribeUserPool",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId }),
  async run({ UserPoolId }, { userPools }) {
    return { UserPool: describePool(userPools.get(UserPoolId)) }
  },
})
