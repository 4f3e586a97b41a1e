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
  const named = pool.addressesAreUsernames ? { ...attributes, ...addressOf(pool, name) } : attributes
  checkAttributes(pool.attributes, named, { creating: true })
  for (const attribute of pool.definition.UsernameAttributes) {
    const given = attributes[attribute]
    if (given && given.toLowerCase() !== named[attribute]?.toLowerCase()) {
      throw invalidParameter(`The attribute ${attribute} has to be the same as the user name.`)
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

function addressOf(pool: UserPool, name: string): Record<string, string> {
  const allowed = pool.definition.UsernameAttributes
  const attribute = name.includes("@") ? "email" : /^\+\d+$/.test(name) ? "phone_number" : undefined
  if (attribute !== undefined && allowed.includes(attribute)) return { [attribute]: name }
  const wanted =
    allowed.length > 1 ? "either an email or a phone number" : allowed[0] === "email" ? "an email" : "a phone number"
  throw invalidParameter(`Username should be ${wanted}.`)
}
