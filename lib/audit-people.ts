import "server-only"
import { cache } from "react"
import { groupTarget, POOL_TARGET, UNKNOWN_ACTOR, userTarget } from "@/amplify/data/audit/audit-keys"
import { outcomeOf } from "@/lib/api"
import { ApiError } from "@/lib/api-error"
import type { AuditFilter } from "@/lib/audit-plan"
import { type AuditQuery, momentsOf } from "@/lib/audit-query"
import { isUserId } from "@/lib/user-id"
import { displayName } from "@/lib/user-status"
import { getUser, listUsers } from "@/lib/users"

/** What an actor or a target of the audit trail is. */
export type Party =
  /** `name`: what they are called now; `null` where that is not known. `gone`: there is no such user any more. */
  | { kind: "user"; userId: string; name: string | null; gone: boolean }
  | { kind: "group"; groupName: string }
  | { kind: "pool" }
  | { kind: "commandLine"; arn: string }
  | { kind: "nobody" }

/** How many users of one page are asked for; the others are shown by their id. Cognito answers some 30 a second. */
const MOST_LOOKUPS = 30
const AT_ONCE = 10

/** A user by their `sub`: asked once for everything that one request shows. */
const lookUp = cache((userId: string) => outcomeOf(getUser(userId)))

/** Tells what each of these keys is. Users are called by their address; what cannot be looked up keeps its id. */
export async function partiesOf(keys: Iterable<string>): Promise<ReadonlyMap<string, Party>> {
  const parties = new Map([...new Set(keys)].map((key) => [key, partyOf(key)]))
  const users = [...parties.values()].filter((party) => party.kind === "user").slice(0, MOST_LOOKUPS)
  for (let from = 0; from < users.length; from += AT_ONCE) {
    await Promise.all(users.slice(from, from + AT_ONCE).map(nameUser))
  }
  return parties
}

async function nameUser(party: Party & { kind: "user" }): Promise<void> {
  const user = await lookUp(party.userId)
  if (!user.ok) return
  party.gone = user.data === null
  party.name = user.data && (user.data.email?.trim() || displayName(user.data))
}

/** What a key is, as far as it tells itself. */
export function partyOf(key: string): Party {
  if (key === POOL_TARGET) return { kind: "pool" }
  if (key.startsWith("group#")) return { kind: "group", groupName: key.slice("group#".length) }
  if (key.startsWith("iam#")) return { kind: "commandLine", arn: key.slice("iam#".length) }
  const userId = key.replace(/^user#/, "")
  return isUserId(userId) ? { kind: "user", userId, name: null, gone: false } : { kind: "nobody" }
}

/**
 * A query in the keys of the audit table: addresses become the ids of those who have them now.
 * @throws ApiError `InvalidInput` (`field`, `rule`) for what names nobody, or more than one
 */
export async function resolveAuditQuery(query: AuditQuery): Promise<AuditFilter> {
  const { actor, target, action, outcome } = query
  const [actorKey, targetKey] = await Promise.all([actor && actorOf(actor), target && targetOf(target)])
  return {
    ...(actorKey && { actor: actorKey }),
    ...(targetKey && { target: targetKey }),
    ...(action && { action }),
    ...(outcome && { outcome }),
    ...momentsOf(query),
  }
}

async function actorOf(text: string): Promise<string> {
  if (isUserId(text)) return text.toLowerCase()
  if (text.startsWith("iam#") || text === UNKNOWN_ACTOR) return text
  if (text.includes("@")) return userIdOf("actor", text)
  throw new ApiError("InvalidInput", { field: "actor", rule: "auditActor" })
}

type TargetKind = "userId" | "key" | "address" | "groupName"

/** What somebody means who asks for this as a target: a word that is nothing else is the name of a group. */
function kindOfTarget(text: string): TargetKind | null {
  if (isUserId(bareUserId(text))) return "userId"
  if (text === POOL_TARGET || text.startsWith("group#")) return "key"
  if (text.includes("@")) return "address"
  return /^\S{1,128}$/u.test(text) ? "groupName" : null
}

const bareUserId = (text: string) => text.replace(/^user#/, "")

/** Whether somebody who asks for this as a target is taken to mean a group, without having said so. */
export const isGroupWord = (text: string): boolean => kindOfTarget(text) === "groupName"

/** Whether a target is a group, whether it is said by its key or by its name. */
export const isAboutGroup = (text: string): boolean => isGroupWord(text) || text.startsWith("group#")

async function targetOf(text: string): Promise<string> {
  switch (kindOfTarget(text)) {
    case "userId":
      return userTarget(bareUserId(text))
    case "key":
      return text
    case "address":
      return userTarget(await userIdOf("target", text))
    case "groupName":
      return groupTarget(text)
    default:
      throw new ApiError("InvalidInput", { field: "target", rule: "auditTarget" })
  }
}

/** Cognito takes an address as it was typed at sign-up, so it is tried as typed here, too, and then in small letters. */
async function userIdOf(field: string, address: string): Promise<string> {
  for (const value of new Set([address, address.toLowerCase()])) {
    const { users } = await listUsers({ filter: { attribute: "email", match: "exact", value }, pageSize: 2 })
    const [user, another] = users
    if (another) throw new ApiError("InvalidInput", { field, rule: "auditAddressShared" })
    if (user) return user.userId
  }
  throw new ApiError("InvalidInput", { field, rule: "auditAddressUnknown" })
}
