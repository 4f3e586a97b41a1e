import "server-only"
import * as z from "zod"
import type { Schema } from "@/amplify/data/resource"
import { dataClient } from "@/lib/amplify-server"
import { callApi } from "@/lib/api"
import { ApiError } from "@/lib/api-error"
import { groupsAsChanged, groupsOfUserAsChanged } from "@/lib/apply-recent-changes"
import { byPrecedence } from "@/lib/group-order"
import { REMEMBERED_SECONDS, type RecentChange } from "@/lib/recent-change"
import { recentChanges } from "@/lib/recent-changes"

export type Group = Schema["Group"]["type"]

/** Groups in order of precedence; `complete` is false when the pool holds more of them than were read. */
export interface GroupList {
  groups: Group[]
  complete: boolean
}

/** One page of groups, in order of precedence within the page; no `pageToken`: it is the last. */
export interface GroupPage extends GroupList {
  pageToken: string | null
}

/**
 * Up to 60 groups of the pool, which is all that Cognito gives in one page (a pool may hold 10,000).
 * @param pageToken of the page before
 * @throws ApiError `InvalidPageToken`
 */
export async function listGroups(pageToken?: string): Promise<GroupPage> {
  const page = await callApi(() => dataClient.queries.listGroups({ pageToken }))
  const listed = new Set(page.groups.map(({ groupName }) => groupName))
  const isHere = ({ at, changed }: RecentChange) => {
    if (changed?.kind !== "group" || listed.has(changed.group.groupName)) return true
    // A group that was just made is on the first page, wherever Cognito will put it; an older one is on its own.
    return pageToken === undefined && Date.parse(changed.group.createdAt) > at - REMEMBERED_SECONDS * 1000
  }
  const groups = groupsAsChanged(page.groups, (await recentChanges()).filter(isHere))
  return { groups: byPrecedence(groups), complete: !page.pageToken, pageToken: page.pageToken ?? null }
}

/** One group, or null when there is none of this name. */
export async function getGroup(groupName: string): Promise<Group | null> {
  try {
    return await callApi(() => dataClient.queries.getGroup({ groupName }))
  } catch (error) {
    if (error instanceof ApiError && error.code === "ResourceNotFoundException") return null
    throw error
  }
}

/**
 * Every group of one user: 100 at most, so two pages at most.
 * @throws ApiError `UserNotFoundException`
 */
export async function listGroupsForUser(userId: string): Promise<GroupList> {
  const first = await callApi(() => dataClient.queries.listGroupsForUser({ userId }))
  const changes = await recentChanges()
  const asChanged = (groups: Group[]) => byPrecedence(groupsOfUserAsChanged(userId, groups, changes))
  if (!first.pageToken) return { groups: asChanged(first.groups), complete: true }
  const { pageToken } = first
  const second = await callApi(() => dataClient.queries.listGroupsForUser({ userId, pageToken }))
  return { groups: asChanged([...first.groups, ...second.groups]), complete: !second.pageToken }
}

/** Who gets or loses which group, and why; `requestId` (UUIDv7) names the change in every log. */
export interface MembershipChange {
  userId: string
  groupName: string
  /** Kept in the audit trail; a group that gives a role in this console changes hands with one only. */
  reason?: string
  requestId: string
}

/**
 * Gives a user a group; a group that the user already has is no error.
 * @throws ApiError `UserNotFoundException`, `ResourceNotFoundException` (no such group), `InvalidInput`; for a group
 * that gives a role, `SignInTooOld`
 */
export async function addUserToGroup(change: MembershipChange): Promise<void> {
  await callApi(() => dataClient.mutations.addUserToGroup(change))
}

/**
 * Takes a group from a user; a group that the user does not have is no error. A group that gives a role takes the user's
 * sessions along, unless `keepSignedIn`.
 * @returns whether the user was signed out everywhere; `false` also where the answer does not say so
 * @throws ApiError `UserNotFoundException`, `ResourceNotFoundException` (no such group), `InvalidInput`, `OwnAccount`,
 * `LastAdministrator`
 */
export async function removeUserFromGroup(change: MembershipChange & { keepSignedIn?: boolean }): Promise<Removal> {
  const answer = await callApi(() => dataClient.mutations.removeUserFromGroup(change))
  return removalSchema.catch({ signedOut: false }).parse(answer)
}

export interface Removal {
  signedOut: boolean
}

/** AWSJSON, which the client hands on as the text that came. */
const removalSchema = z.preprocess(
  (answer) => (typeof answer === "string" ? jsonOf(answer) : answer),
  z.object({ signedOut: z.boolean() }),
)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
