import "server-only"
import outputs from "@/amplify_outputs.json"
import { type Role, roleOfGroup } from "@/lib/roles"

/** What a group is: the app's own, one that gives a role in this console, or Cognito's for an identity provider. */
export type GroupKind = "own" | Role | "system"

/** @param userPoolId begins the names of the groups that Cognito keeps itself (`<poolId>_<provider>`) */
export function groupKind(groupName: string, userPoolId: string = outputs.auth.user_pool_id): GroupKind {
  return roleOfGroup(groupName) ?? (isSystemGroup(groupName, userPoolId) ? "system" : "own")
}

function isSystemGroup(groupName: string, userPoolId: string): boolean {
  return groupName.startsWith(`${userPoolId}_`)
}
