import { USERNAME_IS_SUB } from "../auth/username"
import { findUser } from "./find-user"

/**
 * The `Username` that Cognito's admin calls take for the user with this `sub`.
 * @throws AdminError `UserNotFoundException` when no user of the pool has this `sub`.
 */
export async function usernameOf(userId: string, usernameIsSub: boolean = USERNAME_IS_SUB): Promise<string> {
  return usernameIsSub ? userId : (await findUser(userId)).username
}
