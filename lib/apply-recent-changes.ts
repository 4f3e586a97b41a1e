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

/** The members of a group after the changes made a moment ago; whoever was just added is on top. */
export function membersAsChanged<U extends ChangedUser>(
  groupName: string,
  members: readonly U[],
  changes: readonly RecentChange[],
): (U | ChangedUser)[] {
  const latest = new Map<string, { held: boolean; user: ChangedUser }>()
  for (const { changed } of changedOf(changes, "membership")) {
    if (changed.groupName !== groupName || latest.has(changed.user.userId)) continue
    latest.set(changed.user.userId, changed)
  }
  const listed = members.filter(({ userId }) => latest.get(userId)?.held !== false)
  const known = new Set(listed.map(({ userId }) => userId))
  const missing = [...latest.values()].filter(({ held, user }) => held && !known.has(user.userId))
  return usersAsChanged([...missing.map(({ user }) => user), ...listed], changes)
}

function userAsChanged<U extends ChangedUser>(user: U, changes: readonly RecentChange[]): U {
  let result = user
  for (const { changed, at } of changedOf(changes, "user").toReversed()) {
    if (changed.userId === user.userId && Date.parse(user.updatedAt) < at) result = patched(result, changed)
  }
  return result
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
