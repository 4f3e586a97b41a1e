import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider"
import { AdminError } from "./admin-error"
import { filterClause } from "./cognito-filter"
import { toUser } from "./cognito-user"
import { cognito, userPoolId } from "./user-pool"

type User = ReturnType<typeof toUser>

/**
 * The user with this `sub`, as Cognito's list has them: `AdminGetUser` would make somebody who has not signed in this
 * month a billed user. The list lags behind changes by a moment.
 * @returns `null` when the list has nobody of that `sub`
 */
export async function findListedUser(userId: string): Promise<User | null> {
  const Filter = filterClause("sub", "=", userId)
  const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId: userPoolId(), Filter, Limit: 1 }))
  const user = Users?.[0]
  return user === undefined ? null : toUser(user)
}

/** As `findListedUser`. @throws AdminError `UserNotFoundException` */
export async function findUser(userId: string): Promise<User> {
  const user = await findListedUser(userId)
  if (user === null) throw new AdminError("UserNotFoundException", { userId })
  return user
}
