import { AdminError } from "../admin-error"
import { isRoleGroup } from "../roles"
import { userPoolId } from "../user-pool"

/**
 * Whether Cognito keeps a group for an external provider (`<poolId>_<provider>`): it puts the provider's users into it
 * and makes it again when it is gone.
 */
const isSystemGroup = (groupName: string) => groupName.startsWith(`${userPoolId()}_`)

/** @throws AdminError `ProtectedGroup` for a group that is Cognito's own */
export function requireOwnGroup(groupName: string): void {
  if (isSystemGroup(groupName)) throw new AdminError("ProtectedGroup", { groupName })
}

/** @throws AdminError `ProtectedGroup` for the groups of the roles, without which nobody gets in, and for Cognito's own */
export function requireDeletableGroup(groupName: string): void {
  if (isRoleGroup(groupName)) throw new AdminError("ProtectedGroup", { groupName })
  requireOwnGroup(groupName)
}
