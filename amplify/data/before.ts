import { GetGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { findListedUser, findUser } from "./find-user"
import { groupsOfUser } from "./groups-of-user"
import { cognito, userPoolId } from "./user-pool"
import { usernameOf } from "./username"

/**
 * What is there before a change, for the audit trail: each by its cheapest read. Nothing found is `null` and no reason
 * to refuse: lists lag, and whether there is something to change is Cognito's to say.
 */

/** @returns whether a user can sign in, and Cognito's word for their state */
export async function accountBefore({ userId }: { userId: string }) {
  const user = await findListedUser(userId)
  return user && { enabled: user.enabled, status: user.status }
}

/**
 * @returns the values of the named attributes, `null` for those that the user does not have
 * @throws AdminError `UserNotFoundException`: without the values nobody can tell whether a form shows them as they are
 */
export async function attributesBefore(userId: string, named: readonly { name: string }[]) {
  const { attributes } = await findUser(userId)
  const values = new Map(attributes.map(({ name, value }) => [name, value]))
  return Object.fromEntries(named.map(({ name }) => [name, values.get(name) ?? null]))
}

/** @returns whether the user is in the group */
export async function membershipBefore({ userId, groupName }: { userId: string; groupName: string }) {
  return { member: (await groupsOfUser(await usernameOf(userId))).includes(groupName) }
}

export async function groupBefore({ groupName }: { groupName: string }) {
  const { Group } = await cognito.send(new GetGroupCommand({ UserPoolId: userPoolId(), GroupName: groupName }))
  return { description: Group?.Description ?? null, precedence: Group?.Precedence ?? null }
}
