import "server-only"
import type { Schema } from "@/amplify/data/resource"
import { dataClient } from "@/lib/amplify-server"
import { callApi } from "@/lib/api"
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
  return { users: page.users, pageToken: page.pageToken ?? null }
}

/**
 * The user with this `sub`, or null. Asked of the list: `AdminGetUser` would turn somebody who has not signed in this
 * month into a billed user.
 */
export async function getUser(userId: string): Promise<User | null> {
  const { users } = await listUsers({ filter: { attribute: "sub", match: "exact", value: userId }, pageSize: 1 })
  return users[0] ?? null
}
