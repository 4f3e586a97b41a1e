import { userNotFound } from "../errors"
import { fold, keys } from "../store/keys"
import { type Change, del, put, type Reader } from "../store/store"
import type { User } from "./user"
import type { UserPool } from "./user-pool"

/** Attributes that `ListUsers` can filter by, apart from the user name, whose index is the users themselves. */
export const INDEXED_ATTRIBUTES = [
  "sub",
  "email",
  "phone_number",
  "name",
  "given_name",
  "family_name",
  "preferred_username",
  "cognito:user_status",
  "status",
] as const

/** What a filter compares: an attribute, or the two states that are kept beside the attributes. */
export function filterValue(user: User, attribute: string): string | undefined {
  switch (attribute) {
    case "username":
      return user.username
    case "sub":
      return user.sub
    case "status":
      return user.enabled ? "Enabled" : "Disabled"
    case "cognito:user_status":
      return user.status
    default:
      return user.attributes[attribute]
  }
}

/**
 * Finds a user by anything that Cognito takes as `Username`: the user name, an alias of this pool, or the sub.
 */
export async function findUser(pool: UserPool, name: string, reader: Reader = pool.reader): Promise<User | undefined> {
  const read = (username: string) => reader.get<User>(keys.user(pool.id, pool.filedUsername(username)))
  const direct = await read(name)
  if (direct) return direct
  for (const attribute of aliasAttributes(pool)) {
    const username = await reader.get<string>(keys.alias(pool.id, attribute, name))
    if (username !== undefined) return read(username)
  }
  const bySub = await reader.get<string>(keys.alias(pool.id, "sub", name))
  return bySub === undefined ? undefined : read(bySub)
}

/** @throws CognitoError `UserNotFoundException` */
export async function requireUser(pool: UserPool, name: string): Promise<User> {
  const user = await findUser(pool, name)
  if (!user) throw userNotFound()
  return user
}

/** Whose address this is, if it is anybody's. */
export function aliasOwner(pool: UserPool, attribute: string, value: string): Promise<string | undefined> {
  return pool.reader.get<string>(keys.alias(pool.id, attribute, value))
}

/** Everything to write when a user changes from `before` to `after`; either may be absent (created, deleted). */
export function userChanges(pool: UserPool, before: User | undefined, after: User | undefined): Change[] {
  const filed = (user: User) => keys.user(pool.id, pool.filedUsername(user.username))
  const old = new Set(before ? derivedKeys(pool, before) : [])
  const fresh = new Set(after ? derivedKeys(pool, after) : [])
  return [
    ...[...old].filter((key) => !fresh.has(key)).map(del),
    ...(after ? [...fresh].filter((key) => !old.has(key)).map((key) => put(key, after.username)) : []),
    ...(after ? [put(filed(after), after)] : before ? [del(filed(before))] : []),
  ]
}

function derivedKeys(pool: UserPool, user: User): string[] {
  const indexes = INDEXED_ATTRIBUTES.flatMap((attribute) => {
    const value = filterValue(user, attribute)
    return value === undefined ? [] : [keys.attributeEntry(pool.id, attribute, value, user.username)]
  })
  return [...indexes, ...aliasesOf(pool, user).map(([name, value]) => keys.alias(pool.id, name, value))]
}

/** The names under which a user is found besides the user name; no two users share one. */
export function aliasesOf(pool: UserPool, user: User): [attribute: string, value: string][] {
  if (user.federated) return []
  const own = aliasAttributes(pool).flatMap((attribute): [string, string][] => {
    const value = user.attributes[attribute]
    const proven =
      pool.addressesAreUsernames ||
      attribute === "preferred_username" ||
      user.attributes[`${attribute}_verified`] === "true"
    return value && proven ? [[attribute, fold(value)]] : []
  })
  return [...own, ["sub", user.sub]]
}

const aliasAttributes = (pool: UserPool): readonly string[] =>
  pool.addressesAreUsernames ? pool.definition.UsernameAttributes : pool.definition.AliasAttributes
