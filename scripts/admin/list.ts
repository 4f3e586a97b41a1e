import { ListUsersInGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { toUser } from "../../amplify/data/cognito-user"
import { listAdministrators } from "../../amplify/data/guards/administrators"
import { canSignIn } from "../../amplify/data/guards/last-administrator"
import { ROLE_GROUPS, type RoleGroup } from "../../amplify/data/roles"
import { cognito, userPoolId } from "../../amplify/data/user-pool"
import type { User } from "./find-user"
import type { Session } from "./session"
import { words } from "./words"

/** With one, nobody lets them in again once they have lost their password and its mailbox, or their second factor. */
const ADMINISTRATORS_WANTED = 2

/** Shows who is in the groups that give a role, and whether so many administrators can sign in as there should be. */
export async function list({ terminal }: Session): Promise<void> {
  for (const group of ROLE_GROUPS) terminal.say(`\n${words.members(group, await membersOf(group))}`)
  const able = (await listAdministrators()).filter(canSignIn).length
  if (able < ADMINISTRATORS_WANTED) terminal.warn(`\n${words.fewAdministrators(able)}`)
}

async function membersOf(GroupName: RoleGroup): Promise<User[]> {
  const members: User[] = []
  let NextToken: string | undefined
  do {
    const page = await cognito.send(
      new ListUsersInGroupCommand({ UserPoolId: userPoolId(), GroupName, Limit: 60, NextToken }),
    )
    members.push(...(page.Users ?? []).map(toUser))
    NextToken = page.NextToken
  } while (NextToken)
  return members
}
