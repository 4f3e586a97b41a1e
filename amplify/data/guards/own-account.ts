import { AdminError } from "../admin-error"
import type { Caller } from "../caller"
import { isRoleGroup } from "../roles"

/**
 * Nobody shuts out themselves: the last administrator could not be let in again by anybody. Cognito does not tell capital
 * letters in a `sub` apart.
 * @throws AdminError `OwnAccount`
 */
export function refuseOwnAccount(userId: string, caller: Caller): void {
  if (userId.toLowerCase() === caller.userId.toLowerCase()) throw new AdminError("OwnAccount")
}

/**
 * Nobody takes a role from themselves either.
 * @throws AdminError `OwnAccount`
 */
export function refuseOwnDemotion({ userId, groupName }: { userId: string; groupName: string }, caller: Caller): void {
  if (isRoleGroup(groupName)) refuseOwnAccount(userId, caller)
}
