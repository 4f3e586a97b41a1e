import { z } from "zod"
import { groupName, limit, pageToken, userPoolId } from "../fields"
import { operation } from "../operation"
import { keys, lastPart } from "../store/keys"
import { startingWith } from "../store/store"
import { requireGroup } from "../user-pool/groups"
import { listPage } from "../user-pool/list-page"
import { describeUser, type User } from "../user-pool/user"

export const listUsersInGroup = operation({
  name: "ListUsersInGroup",
  caller: "signed",
  input: z.object({
    UserPoolId: userPoolId,
    GroupName: groupName,
    Limit: limit.optional(),
    NextToken: pageToken.optional(),
  }),
  async run({ UserPoolId, GroupName, Limit, NextToken }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    await requireGroup(pool, GroupName)
    const query = { operation: "ListUsersInGroup", GroupName, Limit }
    const page = await listPage(pool, query, startingWith(keys.members(pool.id, GroupName)), Limit, NextToken)
    const members = page.keys.map((key) => keys.user(pool.id, pool.filedUsername(lastPart(key))))
    const users = await pool.lists.getMany<User>(members)
    return {
      Users: users.filter((user) => user !== undefined).map((user) => describeUser(user)),
      ...(page.token === undefined ? {} : { NextToken: page.token }),
    }
  },
})
