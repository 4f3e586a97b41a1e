import "server-only"
import type { Schema } from "@/amplify/data/resource"
import { dataClient } from "@/lib/amplify-server"
import { callApi } from "@/lib/api"
import { byPrecedence } from "@/lib/group-order"

export type Group = Schema["Group"]["type"]

/** Groups in order of precedence; `complete` is false when the pool holds more of them than were read. */
export interface GroupList {
  groups: Group[]
  complete: boolean
}

/** The pool's first 60 groups, which is all that Cognito gives in one page (a pool may hold 10,000). */
export async function listGroups(): Promise<GroupList> {
  const page = await callApi(() => dataClient.queries.listGroups({}))
  return { groups: byPrecedence(page.groups), complete: !page.pageToken }
}

/**
 * Every group of one user: 100 at most, so two pages at most.
 * @throws ApiError `UserNotFoundException`
 */
export async function listGroupsForUser(userId: string): Promise<GroupList> {
  const first = await callApi(() => dataClient.queries.listGroupsForUser({ userId }))
  if (!first.pageToken) return { groups: byPrecedence(first.groups), complete: true }
  const { pageToken } = first
  const second = await callApi(() => dataClient.queries.listGroupsForUser({ userId, pageToken }))
  return { groups: byPrecedence([...first.groups, ...second.groups]), complete: !second.pageToken }
}

/** Who gets or loses which group; `requestId` (UUIDv7) names the change in every log. */
export interface MembershipChange {
  userId: string
  groupName: string
  requestId: string
}

/**
 * Gives a user a group; a group that the user already has is no error.
 * @throws ApiError `UserNotFoundException`, `ResourceNotFoundException` (no such group), `InvalidInput`
 */
export async function addUserToGroup(change: MembershipChange): Promise<void> {
  await callApi(() => dataClient.mutations.addUserToGroup(change))
}

/**
 * Takes a group from a user; a group that the user does not have is no error.
 * @throws ApiError `UserNotFoundException`, `ResourceNotFoundException` (no such group), `InvalidInput`
 */
export async function removeUserFromGroup(change: MembershipChange): Promise<void> {
  await callApi(() => dataClient.mutations.removeUserFromGroup(change))
}
