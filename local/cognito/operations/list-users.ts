import { z } from "zod"
import { limit, pageToken, userPoolId } from "../fields"
import { operation } from "../operation"
import { fold, keys, lastPart } from "../store/keys"
import { type KeyRange, startingWith } from "../store/store"
import { matches, parseFilter, type UserFilter } from "../user-pool/filter"
import { listPage } from "../user-pool/list-page"
import { describeUser, type User } from "../user-pool/user"
import type { UserPool } from "../user-pool/user-pool"

export const listUsers = operation({
  name: "ListUsers",
  caller: "signed",
  input: z.object({
    UserPoolId: userPoolId,
    AttributesToGet: z.array(z.string().min(1).max(32)).optional(),
    Limit: limit.optional(),
    PaginationToken: pageToken.optional(),
    Filter: z.string().max(256).optional(),
  }),
  async run({ UserPoolId, AttributesToGet, Limit, PaginationToken, Filter = "" }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    const filter = parseFilter(Filter)
    const query = { operation: "ListUsers", Filter, Limit, AttributesToGet }
    const page = await listPage(pool, query, rangeOf(pool, filter), Limit, PaginationToken)
    const users = await pool.lists.getMany<User>(page.keys.map((key) => userKey(pool, filter, key)))
    // An index ignores case and may be ahead of a comparison that does not: such a page is short, as Cognito's can be.
    const found = users.filter((user) => user !== undefined && (!filter || matches(filter, user))) as User[]
    return {
      Users: found.map((user) => describeUser(user, AttributesToGet)),
      ...(page.token === undefined ? {} : { PaginationToken: page.token }),
    }
  },
})

/** The part of the store that holds every match of a filter, and hardly anything else. */
function rangeOf(pool: UserPool, filter: UserFilter | undefined): KeyRange {
  if (!filter) return startingWith(keys.users(pool.id))
  if (filter.attribute === "username") {
    const key = keys.user(pool.id, pool.filedUsername(filter.value))
    return filter.prefix ? startingWith(key) : { from: key, before: `${key}\u0000` }
  }
  const index = keys.attributeIndex(pool.id, filter.attribute) + fold(filter.value)
  return filter.prefix ? startingWith(index) : startingWith(`${index}\u0000`)
}

function userKey(pool: UserPool, filter: UserFilter | undefined, key: string): string {
  const indexed = filter !== undefined && filter.attribute !== "username"
  return indexed ? keys.user(pool.id, pool.filedUsername(lastPart(key))) : key
}
