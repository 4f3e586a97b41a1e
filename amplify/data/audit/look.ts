import { GetGroupCommand, ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider"
import { filterClause } from "../cognito-filter"
import { toGroup } from "../cognito-group"
import { toUser } from "../cognito-user"
import { findListedUser } from "../find-user"
import { groupsOfUser } from "../groups-of-user"
import { cognito, userPoolId } from "../user-pool"

export type ListedUser = ReturnType<typeof toUser>
export type Group = ReturnType<typeof toGroup>

/**
 * Cognito as it is now, by reads that bill nobody. Each gives `null` for what is not there, and throws Cognito's exception
 * when it cannot tell.
 */
export interface Look {
  user(userId: string): Promise<ListedUser | null>
  /** The user who signs in with this user name, e-mail address or phone number. */
  userCalled(username: string): Promise<ListedUser | null>
  /** The names of the groups of a user. */
  groupsOf(user: ListedUser): Promise<string[] | null>
  group(groupName: string): Promise<Group | null>
}

export const cognitoLook: Look = {
  user: findListedUser,

  async userCalled(username) {
    for (const [attribute, value] of signInFilters(username)) {
      const Filter = filterClause(attribute, "=", value)
      const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId: userPoolId(), Filter, Limit: 1 }))
      if (Users?.[0]) return toUser(Users[0])
    }
    return null
  },

  groupsOf: ({ username }) => orNull("UserNotFoundException", groupsOfUser(username)),

  group: (groupName) =>
    orNull(
      "ResourceNotFoundException",
      cognito
        .send(new GetGroupCommand({ UserPoolId: userPoolId(), GroupName: groupName }))
        .then(({ Group }) => (Group ? toGroup(Group) : null)),
    ),
}

/** One clause a call is all that Cognito takes. It knows user names by their capital letters, though most pools do not. */
function* signInFilters(username: string): Generator<[attribute: string, value: string]> {
  yield ["username", username]
  if (username !== username.toLowerCase()) yield ["username", username.toLowerCase()]
  if (username.includes("@")) yield ["email", username]
  if (username.startsWith("+")) yield ["phone_number", username]
}

function orNull<T>(exception: string, call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    if (error instanceof Error && error.name === exception) return null
    throw error
  })
}
