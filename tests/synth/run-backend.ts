import { Amplify } from "aws-amplify"
import { decodeJWT } from "aws-amplify/auth"
import { generateClient } from "aws-amplify/data"
import type { Schema } from "../../amplify/data/resource"
import { type LocalBackend, startBackend } from "../../local/backend"

export interface RunningBackend {
  backend: LocalBackend
  /** As `lib/amplify-server.ts` has one, of an administrator; its type is too deep to be compared. */
  dataClient: unknown
  /** The administrator's. */
  accessToken: string
}

interface Project {
  projectRoot: string
  /** Kept, so that only the first run ever waits for the synthesis. */
  cacheFolder: string
  /** What an administrator needs in this pool; the first is what people sign in with. */
  administrator: Record<string, string>
}

/** Runs what would be deployed, in memory, and signs in an administrator. */
export async function runBackend({ projectRoot, cacheFolder, administrator }: Project): Promise<RunningBackend> {
  const backend = await startBackend({
    amplifyFolder: "amplify",
    projectRoot,
    stateFolder: cacheFolder,
    persist: false,
    ports: { graphql: 0, cognito: 0 },
  })
  const accessToken = await signInAdministrator(backend, administrator)
  const tokens = { accessToken: decodeJWT(accessToken) }
  Amplify.configure(backend.outputs, { Auth: { tokenProvider: { getTokens: async () => tokens } } })
  return { backend, accessToken, dataClient: generateClient<Schema>({ authMode: "userPool" }) }
}

async function signInAdministrator({ cognito, state }: LocalBackend, attributes: Record<string, string>) {
  const { userPoolId: UserPoolId, userPoolClientId: ClientId } = state
  const [Username = ""] = Object.values(attributes)
  const Password = `Administrator-${crypto.randomUUID()}`
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  await cognito.call("AdminCreateUser", { UserPoolId, Username, UserAttributes, MessageAction: "SUPPRESS" })
  await cognito.call("AdminSetUserPassword", { UserPoolId, Username, Password, Permanent: true })
  await cognito.call("AdminAddUserToGroup", { UserPoolId, Username, GroupName: "ADMINS" })
  const AuthParameters = { USERNAME: Username, PASSWORD: Password }
  const answer = await cognito.call("InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters })
  return (answer as { AuthenticationResult: { AccessToken: string } }).AuthenticationResult.AccessToken
}
