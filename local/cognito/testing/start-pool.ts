import { onTestFinished } from "vitest"
import { type CognitoOptions, type LocalCognito, startCognito, type UserPoolDeployment } from "../index"
import { generateSigningKey } from "../user-pool/tokens"

export const POOL = "us-east-1_Local0001"
export const CLIENT = "localclient0000000000000001"
export const PASSWORD = "Correct-horse-7"
/** 2026-01-01T00:00:00Z */
export const START = 1_767_225_600_000

/** A pool as Amplify Gen 2 defines one for sign-in by e-mail; say what is different. */
export function poolDefinition(changes: Partial<UserPoolDeployment> = {}): UserPoolDeployment {
  return {
    id: POOL,
    properties: {
      UsernameAttributes: ["email"],
      AutoVerifiedAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
      Schema: [{ Name: "email", Required: true, Mutable: true }],
    },
    clients: [{ id: CLIENT, properties: clientProperties() }],
    groups: [{ name: "EDITORS", precedence: 0 }],
    ...changes,
  }
}

export const clientProperties = (changes: Record<string, unknown> = {}) => ({
  ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  PreventUserExistenceErrors: "ENABLED",
  AccessTokenValidity: 15,
  IdTokenValidity: 15,
  RefreshTokenValidity: 30,
  TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "days" },
  ...changes,
})

let sharedKey: ReturnType<typeof generateSigningKey> | undefined

/** One key for all pools of a test file: making one takes longer than most tests. */
const signingKeyOfThisFile = () => {
  sharedKey ??= generateSigningKey()
  return sharedKey
}

/** A pool of its own for one test, in memory unless a folder is given, on a clock that only the test moves. */
export async function startPool(
  definition = poolDefinition(),
  options: Partial<CognitoOptions> = {},
  newSigningKey = signingKeyOfThisFile,
) {
  let time = START
  const defaults = {
    region: "us-east-1",
    accountId: "000000000000",
    port: 0,
    principals: () => undefined,
    now: () => time,
  }
  const cognito = await startCognito({ ...defaults, ...options }, newSigningKey)
  onTestFinished(() => cognito.close())
  await cognito.deploy(definition)
  const passes = (ms: number) => {
    time += ms
  }
  return { ...bench(cognito, definition.id), cognito, passes }
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers as a client without types would
export type Answer = Record<string, any>
export type Call = (operation: string, input?: Record<string, unknown>) => Promise<Answer>

/** The calls that most tests begin with. */
function bench(cognito: LocalCognito, poolId: string) {
  /** An operation in process; `UserPoolId` is filled in. */
  const call: Call = (operation, input = {}) =>
    cognito.call(operation, { UserPoolId: poolId, ...input }) as Promise<Answer>
  const invite = async (email = "ada@example.com", more: Record<string, unknown> = {}) => {
    const answer = await call("AdminCreateUser", { Username: email, MessageAction: "SUPPRESS", ...more })
    return answer.User.Username as string
  }
  /** A user who can sign in with PASSWORD. @returns the user name, in e-mail pools the sub */
  const confirmed = async (email = "ada@example.com", more: Record<string, unknown> = {}) => {
    const username = await invite(email, more)
    await call("AdminSetUserPassword", { Username: username, Password: PASSWORD, Permanent: true })
    return username
  }
  const signIn = (name = "ada@example.com", password = PASSWORD, client = CLIENT) =>
    call("InitiateAuth", {
      ClientId: client,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: name, PASSWORD: password },
    })
  const refresh = (token: string, client = CLIENT) =>
    call("GetTokensFromRefreshToken", { ClientId: client, RefreshToken: token })
  const mails = async () => (await (await fetch(`${cognito.outboxUrl}.json`)).json()) as Answer[]
  return { call, invite, confirmed, signIn, refresh, mails }
}

/** The claims of a token, unverified. */
export const claims = (token: string): Answer =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"))
