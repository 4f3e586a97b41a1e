import "server-only"
import outputs from "@/amplify_outputs.json"
import { ADMIN_GROUP } from "@/lib/roles"

/** Whose a group is: the app's own, that of the console's administrators, or Cognito's for an identity provider. */
export type GroupKind = "own" | "administrators" | "system"

/** @param userPoolId begins the names of the groups that Cognito keeps itself (`<poolId>_<provider>`) */
export function groupKind(groupName: string, userPoolId: string = outputs.auth.user_pool_id): GroupKind {
  if (groupName === ADMIN_GROUP) return "administrators"
  return groupName.startsWith(`${userPoolId}_`) ? "system" : "own"
}
