import { isRoleGroup } from "@/amplify/data/roles"
import { ApiError } from "@/lib/api-error"
import type { Session } from "@/lib/session"
import type { OfferContext, Refusal } from "./user-offer"

/** Why nobody shuts out themselves: the last administrator could not be let in again by anybody. */
export function ownAccountRefusal({ isSelf }: OfferContext): Refusal | null {
  return isSelf ? { reason: "You are signed in with this account; ask another administrator." } : null
}

/**
 * The same for an action, which anything can be sent to. Cognito does not tell capital letters in a `sub` apart.
 * @throws ApiError `OwnAccount`
 */
export function refuseOwnAccount(userId: string, session: Session): void {
  if (userId.toLowerCase() === session.userId.toLowerCase()) throw new ApiError("OwnAccount")
}

/**
 * Nobody takes a role from themselves either.
 * @throws ApiError `OwnAccount`
 */
export function refuseOwnDemotion(
  { userId, groupName }: { userId: string; groupName: string },
  session: Session,
): void {
  if (isRoleGroup(groupName)) refuseOwnAccount(userId, session)
}
