import { z } from "zod"
import { limit, pageToken, userPoolId } from "../fields"
import { operation } from "../operation"
import { keys } from "../store/keys"
import { startingWith } from "../store/store"
import { describeGroup, type Group } from "../user-pool/groups"
import { listPage } from "../user-pool/list-page"

export const listGroups = operation({
  name: "ListGroups",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Limit: limit.optional(), NextToken: pageToken.optional() }),
  async run({ UserPoolId, Limit, NextToken }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    const query = { operation: "ListGroups", Limit }
    const page = await listPage<Group>(pool, query, startingWith(keys.groups(pool.id)), Limit, NextToken)
    return {
      Groups: page.values.map((group) => describeGroup(pool, group)),
      ...(page.token === undefined ? {} : { NextToken: page.token }),
    }
  },
})
