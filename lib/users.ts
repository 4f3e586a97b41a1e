import "server-only"
import type { Schema } from "@/amplify/data/resource"
import { dataClient } from "@/lib/amplify-server"
import { callApi } from "@/lib/api"
import { findUserAsChanged, membersAsChanged, usersAsChanged } from "@/lib/apply-recent-changes"
import { recentChanges } from "@/lib/recent-changes"
import type { UserFilter } from "@/lib/user-filter"

export type User = Schema["User"]["type"]

/** One page of users; no `pageToken`: it is the last. A page may hold fewer users than asked for. */
export interface UserPage {
  users: User[]
  pageToken: string | null
}

/**
 * A page of the pool's users, all of them or those that match one attribute. Cognito's lists lag behind changes by a
 * moment and have no order to choose.
 * @param pageSize 1 to 60
 * @param pageToken of the page before, with the same filter and size
 * @throws ApiError `InvalidInput` (`field`, `rule`), `InvalidPageToken`
 */
export async function listUsers(query: {
  filter?: UserFilter
  pageSize?: number
  pageToken?: string
}): Promise<UserPage> {
  const { filter, pageSize, pageToken } = query
  const page = await callApi(() => dataClient.queries.listUsers({ ...filter, pageSize, pageToken }))
  return { users: usersAsChanged(page.users, await recentChanges()), pageToken: page.pageToken ?? null }
}

/**
 * A page of a group's members.
 * @param pageSize 1 to 60
 * @throws ApiError `ResourceNotFoundException` (no such group), `InvalidInput`, `InvalidPageToken`
 */
export async function listUsersInGroup(query: {
  groupName: string
  pageSize?: number
  pageToken?: string
}): Promise<UserPage> {
  const page = await callApi(() => dataClient.queries.listUsersInGroup(query))
  const changes = await recentChanges()
  // Whoever was just added comes first, so on the first page only.
  const users = query.pageToken
    ? usersAsChanged(page.users, changes)
    : membersAsChanged(query.groupName, page.users, changes)
  return { users, pageToken: page.pageToken ?? null }
}

/**
 * The user with this `sub`, or null. Asked of the list: `AdminGetUser` would turn somebody who has not signed in this
 * month into a billed user.
 */
export async function getUser(userId: string): Promise<User | null> {
  const filter = { attribute: "sub", match: "exact", value: userId } as const
  const { users } = await callApi(() => dataClient.queries.listUsers({ ...filter, pageSize: 1 }))
  return findUserAsChanged(userId, users[0] ?? null, await recentChanges())
}

/** A user's second factors, by Cognito's names, and the one that is asked for first. */
export type UserWithFactors = Schema["UserWithFactors"]["type"]

/**
 * A user with their second factors. **Counts the user as active in this month, on the AWS bill**: only where somebody
 * has asked for exactly this.
 * @throws ApiError `UserNotFoundException`
 */
export async function getUserWithFactors(userId: string): Promise<UserWithFactors> {
  return callApi(() => dataClient.queries.getUser({ userId }))
}
