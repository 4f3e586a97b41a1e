import { AdminListGroupsForUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import { cognito, userPoolId } from "./user-pool"

/**
 * The names of all groups of a user; Cognito gives 60 a page.
 * @param Username Cognito's, see `usernameOf`
 */
export async function groupsOfUser(Username: string, abortSignal?: AbortSignal): Promise<string[]> {
  const names: string[] = []
  let NextToken: string | undefined
  do {
    const command = new AdminListGroupsForUserCommand({ UserPoolId: userPoolId(), Username, Limit: 60, NextToken })
    const page = await cognito.send(command, { abortSignal })
    for (const { GroupName } of page.Groups ?? []) if (GroupName) names.push(GroupName)
    NextToken = page.NextToken
  } while (NextToken)
  return names
}
