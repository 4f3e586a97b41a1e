import { unpackUserIds } from "@/lib/chosen-users"
import type { Changed, ChangedGroup, ChangedUser, RecentChange } from "@/lib/recent-change"

/**
 * Users as they are after the changes made a moment ago. A row that Cognito has touched since a change shows that
 * change already, and perhaps a later one of somebody else: it is left as it is.
 * @param changes the newest first
 */
export function usersAsChanged<U extends ChangedUser>(users: readonly U[], changes: readonly RecentChange[]): U[] {
  const deleted = new Set(changedOf(changes, "userDeleted").map(({ changed }) => changed.userId))
  return users.filter(({ userId }) => !deleted.has(userId)).map((user) => userAsChanged(user, changes))
}

/**
 * One user, or null when there is none. Somebody who was just created is not in Cognito's list yet, and somebody who
 * was just deleted still is.
 */
export function findUserAsChanged<U extends ChangedUser>(
  userId: string,
  listed: U | null,
  changes: readonly RecentChange[],
): U | ChangedUser | null {
  const created = changedOf(changes, "userCreated").find(({ changed }) => changed.user.userId === userId)
  const user = listed ?? created?.changed.user ?? null
  return user && (usersAsChanged([user], changes)[0] ?? null)
}

/** Groups as they are after the changes made a moment ago; a new one is among them although no list has it yet. */
export function groupsAsChanged<G extends ChangedGroup>(
  groups: readonly G[],
  changes: readonly RecentChange[],
): (G | ChangedGroup)[] {
  // The oldest first: a group that was deleted and created again exists.
  const result = new Map<string, G | ChangedGroup>(groups.map((group) => [group.groupName, group]))
  for (const { changed } of changes.toReversed()) {
    if (changed?.kind === "groupDeleted") result.delete(changed.groupName)
    if (changed?.kind !== "group") continue
    const listed = result.get(changed.group.groupName)
    if (!listed || listed.updatedAt < changed.group.updatedAt) result.set(changed.group.groupName, changed.group)
  }
  return [...result.values()]
}

/**
 * A user's groups after the changes made a moment ago elsewhere than on the user's own page. Of a group that the user was
 * given, no more than the name is known until the list has it.
 */
export function groupsOfUserAsChanged<G extends ChangedGroup>(
  userId: string,
  groups: readonly G[],
  changes: readonly RecentChange[],
): (G | ChangedGroup)[] {
  const result = new Map<string, G | ChangedGroup>(groups.map((group) => [group.groupName, group]))
  for (const { at, changed } of changes.toReversed()) {
    if (changed?.kind === "groupDeleted") result.delete(changed.groupName)
    const membership = membershipOf(userId, changed)
    if (membership?.held === false) result.delete(membership.groupName)
    if (membership?.held !== true || result.has(membership.groupName)) continue
    const moment = new Date(at).toISOString()
    result.set(membership.groupName, { groupName: membership.groupName, createdAt: moment, updatedAt: moment })
  }
  return [...result.values()]
}

function membershipOf(userId: string, changed: Changed | undefined): { groupName: string; held: boolean } | null {
  if (changed?.kind === "membership") return changed.user.userId === userId ? changed : null
  if (changed?.kind !== "memberships") return null
  return unpackUserIds(changed.users)?.includes(userId) ? changed : null
}

/** The members of a group after the changes made a moment ago; whoever was just added is on top. */
export function membersAsChanged<U extends ChangedUser>(
  groupName: string,
  members: readonly U[],
  changes: readonly RecentChange[],
): (U | ChangedUser)[] {
  // A group that was deleted and created again has none of those who were added before.
  const deletion = changes.findIndex(
    ({ changed }) => changed?.kind === "groupDeleted" && changed.groupName === groupName,
  )
  const ofGroup = deletion < 0 ? changes : changes.slice(0, deletion)
  const latest = new Map<string, { held: boolean; user: ChangedUser }>()
  for (const { changed } of changedOf(ofGroup, "membership")) {
    if (changed.groupName !== groupName || latest.has(changed.user.userId)) continue
    latest.set(changed.user.userId, changed)
  }
  const listed = members.filter(({ userId }) => isHeld(groupName, userId, ofGroup))
  const known = new Set(listed.map(({ userId }) => userId))
  const missing = [...latest.values()].filter(
    ({ held, user }) => held && !known.has(user.userId) && isHeld(groupName, user.userId, ofGroup),
  )
  return usersAsChanged([...missing.map(({ user }) => user), ...listed], changes)
}

/** Whether the newest of the changes leaves a user in a group; where there is none, the list is right. */
function isHeld(groupName: string, userId: string, changes: readonly RecentChange[]): boolean {
  const memberships = changes.map(({ changed }) => membershipOf(userId, changed))
  return memberships.find((membership) => membership?.groupName === groupName)?.held ?? true
}

function userAsChanged<U extends ChangedUser>(user: U, changes: readonly RecentChange[]): U {
  let result = user
  for (const { changed, at } of changes.toReversed()) {
    const change = changeOf(user.userId, changed)
    if (change && Date.parse(user.updatedAt) < at) result = patched(result, change)
  }
  return result
}

/** What a change was for one user: theirs alone, or that of a batch in which they were. */
function changeOf(userId: string, changed: Changed | undefined): Extract<Changed, { kind: "user" }> | null {
  if (changed?.kind === "user") return changed.userId === userId ? changed : null
  if (changed?.kind !== "users" || !unpackUserIds(changed.users)?.includes(userId)) return null
  return { kind: "user", userId, enabled: changed.enabled }
}

function patched<U extends ChangedUser>(user: U, change: Extract<Changed, { kind: "user" }>): U {
  const { enabled = user.enabled, status = user.status, attributes: changed = {} } = change
  const attributes = new Map(user.attributes.map(({ name, value }) => [name, value]))
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) attributes.delete(name)
    else attributes.set(name, value)
  }
  return {
    ...user,
    enabled,
    status,
    email: attributes.get("email") ?? null,
    emailVerified: attributes.get("email_verified") === "true",
    name: attributes.get("name") ?? null,
    attributes: [...attributes].map(([name, value]) => ({ name, value })),
  }
}

function changedOf<Kind extends Changed["kind"]>(changes: readonly RecentChange[], kind: Kind) {
  return changes.filter((change): change is RecentChange & { changed: Extract<Changed, { kind: Kind }> } => {
    return change.changed?.kind === kind
  })
}
