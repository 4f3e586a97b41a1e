import { randomUUID } from "node:crypto"
import { CognitoError, invalidParameter } from "../errors"
import { checkAttributes } from "./attributes"
import type { User, UserStatus } from "./user"
import type { ChangeSet, UserPool } from "./user-pool"
import { aliasesOf, aliasOwner, findUser, userChanges } from "./users"

/**
 * A user who is about to be made, under the name that the request gives: in pools with addresses as user names that is
 * the address, and the user name becomes the sub.
 *
 * @throws CognitoError `InvalidParameterException`, `UsernameExistsException`
 */
export async function newUser(
  pool: UserPool,
  name: string,
  attributes: Record<string, string>,
  status: UserStatus,
  taken: string,
): Promise<User> {
  const named = { ...attributes, ...addressAsUsername(pool, name) }
  checkAttributes(pool.attributes, named, { creating: true })
  for (const attribute of pool.definition.UsernameAttributes) {
    const given = attributes[attribute]
    if (given && given.toLowerCase() !== named[attribute]?.toLowerCase()) {
      throw invalidParameter(`The attribute ${attribute} has to be the same as the user name.`)
    }
  }
  for (const address of ["email", "phone_number"]) {
    if (named[`${address}_verified`] === "true" && !named[address]) {
      throw invalidParameter(`${address} has to be given when ${address}_verified is true.`)
    }
  }
  if (await findUser(pool, name)) throw new CognitoError("UsernameExistsException", taken)
  const sub = randomUUID()
  const kept = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== ""))
  return {
    username: pool.addressesAreUsernames ? sub : name,
    sub,
    attributes: kept,
    enabled: true,
    status,
    created: pool.now(),
    modified: pool.now(),
  }
}

/**
 * Makes room for a user's aliases: refuses when somebody else has one, or takes it away from them.
 *
 * @param force takes the alias away, as `ForceAliasCreation` asks for
 * @throws CognitoError `AliasExistsException`
 */
export async function claimAliases(pool: UserPool, changes: ChangeSet, user: User, force: boolean): Promise<void> {
  for (const [attribute, value] of aliasesOf(pool, user)) {
    const owner = await aliasOwner(pool, attribute, value)
    if (owner === undefined || owner === user.username) continue
    if (!force || pool.addressesAreUsernames) {
      throw new CognitoError("AliasExistsException", `An account with the ${attribute} already exists.`)
    }
    const former = await findUser(pool, owner)
    if (!former) continue
    const without = { ...former.attributes, [`${attribute}_verified`]: "false" }
    if (attribute === "preferred_username") delete without.preferred_username
    changes.add(...userChanges(pool, former, { ...former, attributes: without, modified: pool.now() }))
  }
}

/**
 * The attribute that a user name stands for, where people sign in with an address. Where an address is only an alias,
 * no user name may look like one.
 *
 * @throws CognitoError `InvalidParameterException`
 */
export function addressAsUsername(pool: UserPool, name: string): Record<string, string> {
  const { UsernameAttributes: allowed, AliasAttributes: aliases } = pool.definition
  const attribute = name.includes("@") ? "email" : /^\+\d+$/.test(name) ? "phone_number" : undefined
  if (!pool.addressesAreUsernames) {
    if (attribute === undefined || !aliases.includes(attribute)) return {}
    const kind = attribute === "email" ? "email" : "phone number"
    throw invalidParameter(`Username cannot be of ${kind} format, since user pool is configured for ${kind} alias.`)
  }
  if (attribute !== undefined && allowed.includes(attribute)) return { [attribute]: name }
  const wanted =
    allowed.length > 1 ? "either an email or a phone number" : allowed[0] === "email" ? "an email" : "a phone number"
  throw invalidParameter(`Username should be ${wanted}.`)
}
