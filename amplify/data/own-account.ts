import { AdminError } from "./admin-error"
import { ADMIN_GROUP, type Caller } from "./caller"

/**
 * Nobody shuts out themselves: the last administrator could not be let in again by anybody. Cognito does not tell capital
 * letters in a `sub` apart.
 * @throws AdminError `OwnAccount`
 */
export function refuseOwnAccount(userId: string, caller: Caller): void {
  if (userId.toLowerCase() === caller.userId.toLowerCase()) throw new AdminError("OwnAccount")
}

/**
 * Nobody takes the administrators' group from themselves either.
 * @throws AdminError `OwnAccount`
 */
export function refuseOwnDemotion({ userId, groupName }: { userId: string; groupName: string }, caller: Caller): void {
  if (groupName === ADMIN_GROUP) refuseOwnAccount(userId, caller)
}
