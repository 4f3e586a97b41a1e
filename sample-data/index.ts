import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { ACCOUNTS } from "./accounts"
import { createPerson } from "./create-person"
import { orAlready } from "./or-already"
import { makePassword } from "./password"
import { makePeople, SAMPLE_GROUPS } from "./people"

/** How many people are made at a time. Cognito's quota for creating users is 50 a second. */
const AT_A_TIME = 8

interface SampleData {
  /** A client of the account that owns the pool. */
  client: CognitoIdentityProviderClient
  userPoolId: string
  /** How many people to make; 250 when absent. */
  users?: number
  onProgress?(done: number, total: number): void
}

/**
 * Fills a user pool with accounts for the roles of the console, groups and people, and returns how the first
 * administrator signs in; the other accounts have the same password.
 *
 * It may be run again on the same pool: what is there already stays, the accounts get a new password. In a pool
 * on AWS, those who are made to reset their password or to confirm their address are sent a real mail, to example.com.
 */
export default async function fillUserPool({ client, userPoolId, users = 250, onProgress }: SampleData) {
  for (const group of SAMPLE_GROUPS) {
    await orAlready("GroupExistsException", client.send(new CreateGroupCommand({ UserPoolId: userPoolId, ...group })))
  }
  const password = await createAccounts(client, userPoolId)

  const people = makePeople(users)
  let done = 0
  const worker = async () => {
    for (const person of people) {
      await createPerson(client, userPoolId, person)
      onProgress?.(++done, users)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
  return { email: ACCOUNTS[0].email, password }
}

async function createAccounts(client: CognitoIdentityProviderClient, UserPoolId: string): Promise<string> {
  const Password = makePassword()
  for (const { email: Username, name, group: GroupName } of ACCOUNTS) {
    const create = new AdminCreateUserCommand({
      UserPoolId,
      Username,
      MessageAction: "SUPPRESS",
      UserAttributes: [
        { Name: "email", Value: Username },
        { Name: "email_verified", Value: "true" },
        { Name: "name", Value: name },
      ],
    })
    await orAlready("UsernameExistsException", client.send(create))
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }))
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }))
  }
  return Password
}
