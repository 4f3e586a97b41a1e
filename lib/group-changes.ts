import "server-only"
import { dataClient } from "@/lib/amplify-server"
import { callApi } from "@/lib/api"
import type { Group } from "@/lib/groups"

/** A group as a form gives it. `precedence`: 0 is first, none comes last. `requestId` names the change in every log. */
export interface GroupChange {
  groupName: string
  description?: string
  precedence?: number
  requestId: string
}

/** Creates a group; its name is for good. @throws ApiError `GroupExistsException`, `LimitExceededException` */
export async function createGroup(group: GroupChange): Promise<Group> {
  return callApi(() => dataClient.mutations.createGroup(group))
}

/**
 * Gives a group a description and a precedence, or takes them away where they are left out.
 * @param change what it gets, and what the form showed
 * @throws ApiError `ChangedMeanwhile` (`field`), `ResourceNotFoundException`, `ProtectedGroup`
 */
export async function updateGroup(
  change: GroupChange & { shownDescription?: string; shownPrecedence?: number },
): Promise<Group> {
  return callApi(() => dataClient.mutations.updateGroup(change))
}

/**
 * Deletes a group; its members stay.
 * @throws ApiError `ProtectedGroup` for the administrators' group and Cognito's own, `ResourceNotFoundException`
 */
export async function deleteGroup(change: { groupName: string; reason: string; requestId: string }): Promise<void> {
  await callApi(() => dataClient.mutations.deleteGroup(change))
}
