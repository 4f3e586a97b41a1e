import { Amplify } from "aws-amplify"
import { decodeJWT } from "aws-amplify/auth"
import { generateClient } from "aws-amplify/data"
import type { Schema } from "../../../amplify/data/resource"
import { type LocalBackend, startBackend } from "../../../local/backend"

/** Telephone numbers that nobody has: 555-0100 to 555-0199 are kept for that. */
let next = 100
const phoneNumber = () => `+15555550${next++}`

export interface SecondPool {
  backend: LocalBackend
  /** As `lib/amplify-server.ts` has one; its type is too deep to be compared. */
  dataClient: unknown
  phoneNumber(): string
}

/** Starts a backend in memory and gives the stock data client of an administrator of its pool. */
export async function startSecondPool(cacheFolder: string): Promise<SecondPool> {
  const backend = await startBackend({
    amplifyFolder: "amplify",
    projectRoot: import.meta.dirname,
    stateFolder: cacheFolder,
    persist: false,
    ports: { graphql: 0, cognito: 0 },
  })
  const accessToken = decodeJWT(await signInAdministrator(backend))
  Amplify.configure(backend.outputs, { Auth: { tokenProvider: { getTokens: async () => ({ accessToken }) } } })
  return { backend, phoneNumber, dataClient: generateClient<Schema>({ authMode: "userPool" }) }
}

async function signInAdministrator({ cognito, state }: LocalBackend): Promise<string> {
  const { userPoolId: UserPoolId, userPoolClientId: ClientId } = state
  const Username = phoneNumber()
  const Password = `administrator ${crypto.randomUUID()}`
  const UserAttributes = [
    { Name: "phone_number", Value: Username },
    { Name: "phone_number_verified", Value: "true" },
    { Name: "family_name", Value: "Administrator" },
  ]
  await cognito.call("AdminCreateUser", { UserPoolId, Username, UserAttributes, MessageAction: "SUPPRESS" })
  await cognito.call("AdminSetUserPassword", { UserPoolId, Username, Password, Permanent: true })
  await cognito.call("AdminAddUserToGroup", { UserPoolId, Username, GroupName: "ADMINS" })
  const AuthParameters = { USERNAME: Username, PASSWORD: Password }
  const answer = await cognito.call("InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters })
  return (answer as { AuthenticationResult: { AccessToken: string } }).AuthenticationResult.AccessToken
}
