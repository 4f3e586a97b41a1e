import { z } from "zod"
import { limit, pageToken, username, userPoolId } from "../fields"
import { operation } from "../operation"
import { keys, lastPart } from "../store/keys"
import { startingWith } from "../store/store"
import { describeGroup, type Group } from "../user-pool/groups"
import { listPage } from "../user-pool/list-page"
import { requireUser } from "../user-pool/users"

export const adminListGroupsForUser = operation({
  name: "AdminListGroupsForUser",
  caller: "signed",
  input: z.object({
    UserPoolId: userPoolId,
    Username: username,
    Limit: limit.optional(),
    NextToken: pageToken.optional(),
  }),
  async run({ UserPoolId, Username, Limit, NextToken }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    const user = await requireUser(pool, Username)
    const query = { operation: "AdminListGroupsForUser", user: user.username, Limit }
    const range = startingWith(keys.groupsOf(pool.id, user.username))
    const page = await listPage(pool, query, range, Limit, NextToken)
    const groups = await pool.lists.getMany<Group>(page.keys.map((key) => keys.group(pool.id, lastPart(key))))
    return {
      Groups: groups.filter((group) => group !== undefined).map((group) => describeGroup(pool, group)),
      ...(page.token === undefined ? {} : { NextToken: page.token }),
    }
  },
})
