import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider"
import { USERNAME_IS_SUB } from "../auth/username"
import { AdminError } from "./admin-error"
import { cognito, userPoolId } from "./user-pool"

/**
 * The `Username` that Cognito's admin calls take for the user with this `sub`.
 * @throws AdminError `UserNotFoundException` when no user of the pool has this `sub`.
 */
export async function usernameOf(userId: string, usernameIsSub: boolean = USERNAME_IS_SUB): Promise<string> {
  if (usernameIsSub) return userId
  const filter = `sub = "${userId}"`
  const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId: userPoolId(), Filter: filter, Limit: 1 }))
  const username = Users?.[0]?.Username
  if (username === undefined) throw new AdminError("UserNotFoundException", { userId })
  return username
}
