import { CognitoError, notFound } from "../errors"
import { keys, lastPart } from "../store/keys"
import { type Change, del, put, type Reader, startingWith } from "../store/store"
import type { User } from "./user"
import type { ChangeSet, UserPool } from "./user-pool"

/** Quotas of Cognito: groups in a pool, and groups that one user can be in. */
export const GROUPS_PER_POOL = 10_000
export const GROUPS_PER_USER = 100

export interface Group {
  name: string
  description?: string
  precedence?: number
  roleArn?: string
  /** ms */
  created: number
  /** ms */
  modified: number
}

/** @throws CognitoError `ResourceNotFoundException` */
export async function requireGroup(pool: UserPool, groupName: string): Promise<Group> {
  const group = await pool.reader.get<Group>(keys.group(pool.id, groupName))
  if (!group) throw notFound("Group not found.")
  return group
}

/** Adds a group to what is about to be written. @throws CognitoError `GroupExistsException`, `LimitExceededException` */
export async function addGroup(pool: UserPool, changes: ChangeSet, group: Omit<Group, "created" | "modified">) {
  if (await pool.reader.get(keys.group(pool.id, group.name))) {
    throw new CognitoError("GroupExistsException", "A group with the name already exists.")
  }
  if (pool.counts.groups + changes.counts.groups >= GROUPS_PER_POOL) {
    throw new CognitoError("LimitExceededException", "The maximum number of groups in this user pool is reached.")
  }
  const created: Group = { ...group, created: pool.now(), modified: pool.now() }
  changes.add(put(keys.group(pool.id, group.name), created))
  changes.counts.groups += 1
  return created
}

/** What a request says about a group, as it is stored; what is not given stays as it was, and "" takes a text away. */
export function groupChanges(given: {
  Description?: string | undefined
  RoleArn?: string | undefined
  Precedence?: number | undefined
}): Partial<Pick<Group, "description" | "roleArn" | "precedence">> {
  return {
    ...(given.Description === undefined ? {} : { description: given.Description }),
    ...(given.RoleArn === undefined ? {} : { roleArn: given.RoleArn }),
    ...(given.Precedence === undefined ? {} : { precedence: given.Precedence }),
  }
}

/** The names of everybody in a group, however many they are. */
export async function memberNamesOf(pool: UserPool, groupName: string): Promise<string[]> {
  const range = startingWith(keys.members(pool.id, groupName))
  return (await pool.reader.entries(range, Number.MAX_SAFE_INTEGER)).map(([key]) => lastPart(key))
}

/** The groups of a user in the order of tokens: precedence first (0 before 1 before none), then name. */
export async function groupsOf(pool: UserPool, user: User, reader: Reader = pool.reader): Promise<Group[]> {
  const names = await groupNamesOf(pool, user, reader)
  const groups = await reader.getMany<Group>(names.map((name) => keys.group(pool.id, name)))
  return groups
    .filter((group) => group !== undefined)
    .sort((a, b) => (a.precedence ?? Infinity) - (b.precedence ?? Infinity) || (a.name < b.name ? -1 : 1))
}

export async function groupNamesOf(pool: UserPool, user: User, reader: Reader = pool.reader): Promise<string[]> {
  const entries = await reader.entries(startingWith(keys.groupsOf(pool.id, user.username)), GROUPS_PER_USER)
  return entries.map(([key]) => lastPart(key))
}

/** A membership is filed from both sides, so that both lists are one short walk. */
export function membershipChanges(
  pool: UserPool,
  { username }: Pick<User, "username">,
  groupName: string,
  member: boolean,
): Change[] {
  const both = [keys.member(pool.id, groupName, username), keys.groupOf(pool.id, username, groupName)]
  return both.map((key) => (member ? put(key, 1) : del(key)))
}

/** `GroupType` of the API. */
export function describeGroup(pool: UserPool, group: Group) {
  return {
    GroupName: group.name,
    UserPoolId: pool.id,
    ...(group.description ? { Description: group.description } : {}),
    ...(group.roleArn === undefined ? {} : { RoleArn: group.roleArn }),
    ...(group.precedence === undefined ? {} : { Precedence: group.precedence }),
    LastModifiedDate: group.modified / 1000,
    CreationDate: group.created / 1000,
  }
}
