import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { addAuthenticator } from "./add-authenticator"
import { clientIdOf } from "./client-id"
import { orAlready } from "./or-already"
import { makePassword } from "./password"
import type { SamplePerson } from "./people"

/** Brings one person into the pool, in the state they are to be in; somebody who is there already is left alone. */
export async function createPerson(client: CognitoIdentityProviderClient, UserPoolId: string, person: SamplePerson) {
  if (person.status === "UNCONFIRMED") return await signUp(client, UserPoolId, person)
  const Username = person.email
  const create = new AdminCreateUserCommand({
    UserPoolId,
    Username,
    MessageAction: "SUPPRESS",
    UserAttributes: [...emailOf(person, "true"), ...person.attributes],
  })
  if (!(await orAlready("UsernameExistsException", client.send(create)))) return

  if (person.status !== "FORCE_CHANGE_PASSWORD") {
    const Password = makePassword()
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }))
    if (person.authenticator) await addAuthenticator(client, UserPoolId, { email: Username, password: Password })
  }
  if (person.status === "RESET_REQUIRED") {
    await client.send(new AdminResetUserPasswordCommand({ UserPoolId, Username }))
  }
  for (const GroupName of person.groups) {
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }))
  }
  if (person.disabled) await client.send(new AdminDisableUserCommand({ UserPoolId, Username }))
}

/** Only somebody who signed up themselves can be UNCONFIRMED. */
async function signUp(client: CognitoIdentityProviderClient, UserPoolId: string, person: SamplePerson) {
  const command = new SignUpCommand({
    ClientId: await clientIdOf(client, UserPoolId),
    Username: person.email,
    Password: makePassword(),
    UserAttributes: [...emailOf(person), ...person.attributes],
  })
  await orAlready("UsernameExistsException", client.send(command))
}

const emailOf = (person: SamplePerson, verified?: "true") => [
  { Name: "email", Value: person.email },
  ...(verified ? [{ Name: "email_verified", Value: verified }] : []),
]
