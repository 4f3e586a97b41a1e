import type { LocalBackend } from "../backend"

const PASSWORD = "Passw0rd!"

/** Makes a user of the pool, in groups, and gives their e-mail address. */
export async function createUser({ cognito, state }: LocalBackend, groups: string[] = []): Promise<string> {
  const { userPoolId: UserPoolId } = state
  const Username = `${crypto.randomUUID()}@example.com`
  const UserAttributes = [
    { Name: "email", Value: Username },
    { Name: "email_verified", Value: "true" },
  ]
  await cognito.call("AdminCreateUser", { UserPoolId, Username, UserAttributes, MessageAction: "SUPPRESS" })
  await cognito.call("AdminSetUserPassword", { UserPoolId, Username, Password: PASSWORD, Permanent: true })
  for (const GroupName of groups) await cognito.call("AdminAddUserToGroup", { UserPoolId, Username, GroupName })
  return Username
}

/** Signs in a user made by `createUser`. */
export async function signIn({ cognito, state }: LocalBackend, email: string) {
  const answer = (await cognito.call("InitiateAuth", {
    ClientId: state.userPoolClientId,
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: email, PASSWORD },
  })) as { AuthenticationResult: { AccessToken: string; IdToken: string } }
  return answer.AuthenticationResult
}
