import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { Amplify } from "aws-amplify"
import { decodeJWT } from "aws-amplify/auth"
import { generateClient } from "aws-amplify/data"
import { afterAll, beforeAll, expect, it, vi } from "vitest"
import { associateSoftwareTokenAction } from "@/app/admin/second-factor/action"
import { switchOffAppAction } from "@/app/admin/second-factor/switch-off/action"
import { verifySoftwareTokenAction } from "@/app/admin/second-factor/verify-software-token/action"
import { disableUserAction } from "@/app/admin/users/[userId]/disable-user/action"
import type { ActionResult, FormAction } from "@/lib/action-result"
import { readAppSetUp } from "@/lib/app-set-up"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import type { Schema } from "../../amplify/data/resource"
import { type LocalBackend, startBackend } from "../../local/backend"
import { createPersonWith, isEnabled, type Person, signIn } from "../harness/people"
import { authenticatorFor } from "../harness/second-factors"

const root = path.join(import.meta.dirname, "..", "..")
const SETTING = "auth/administrator-mfa.ts"
const ORIGIN = "https://console.example.com"

// Only the request is made up: who is signed in, and what their browser keeps.
const current = vi.hoisted(() => ({
  request: undefined as unknown,
  client: undefined as unknown,
  cognito: undefined as unknown,
  userId: "",
  accessToken: "",
}))
vi.mock("@/amplify/auth/administrator-mfa", () => ({ REQUIRE_MFA_OF_ADMINISTRATORS: true }))
vi.mock("@/lib/amplify-server", () => ({
  get dataClient() {
    return current.client
  },
}))
vi.mock("@/lib/cognito-client", () => ({
  get cognito() {
    return current.cognito
  },
}))
vi.mock("@/lib/own-access-token", () => ({ ownAccessToken: async () => current.accessToken }))
vi.mock("@/lib/session", () => ({
  getSession: async () => ({ userId: current.userId, roles: ["admin"], role: "admin", signedInAt: Date.now() }),
}))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

let backend: LocalBackend
let pool: LocalBackend["state"]
beforeAll(async () => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  current.request = fakeRequest({ headers: { origin: ORIGIN, "x-page-path": "/admin/users/1/disable-user" } })
  const projectRoot = path.join(root, ".local", "second-factor-required")
  backend = await startBackend({
    amplifyFolder: withSettingOn(projectRoot),
    projectRoot,
    stateFolder: path.join(projectRoot, "cache"),
    persist: false,
    ports: { graphql: 0, cognito: 0 },
  })
  pool = backend.state
  current.cognito = new CognitoIdentityProviderClient({
    region: pool.region,
    endpoint: pool.cognitoEndpoint,
    credentials: { accessKeyId: "none", secretAccessKey: "none" },
  })
  const getTokens = async () => ({ accessToken: decodeJWT(current.accessToken) })
  Amplify.configure(backend.outputs, { Auth: { tokenProvider: { getTokens } } })
  current.client = generateClient<Schema>({ authMode: "userPool" })
})
afterAll(() => backend?.close())

/** The backend as it is, with the one setting changed. @returns its folder, which is the same at each run */
function withSettingOn(projectRoot: string): string {
  const folder = path.join(projectRoot, "amplify")
  rmSync(folder, { recursive: true, force: true })
  cpSync(path.join(root, "amplify"), folder, { recursive: true })
  const setting = readFileSync(path.join(folder, SETTING), "utf8")
  writeFileSync(path.join(folder, SETTING), setting.replace(/: boolean = \w+/, ": boolean = true"))
  return folder
}

function submit(action: FormAction<unknown>, fields: Record<string, string> = {}): Promise<unknown> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ requestId: newRequestId(), ...fields })) form.append(name, value)
  // What leads on is thrown, with the address in it.
  return action({ status: "idle" }, form).catch(({ digest }: { digest: string }) => digest.split(";")[2])
}
const disable = ({ userId }: Person) => submit(disableUserAction, { userId, name: "", reason: "Has left" })

it("whoever has no second factor is refused, is led to where one is set up, and then makes the change", async () => {
  const [admin, target] = [await createPersonWith(pool, "admin"), await createPersonWith(pool, "admin")]
  const { AccessToken: before } = await signIn(pool, admin)
  Object.assign(current, { userId: admin.userId, accessToken: before })

  const refused = (await disable(target)) as Extract<ActionResult<unknown>, { status: "failed" }>
  expect(refused).toMatchObject({
    code: "SecondFactorRequired",
    message: expect.stringContaining("needs a second factor"),
    wayOut: { path: "/admin/second-factor?next=%2Fadmin%2Fusers%2F1%2Fdisable-user", label: "Set up a second factor" },
  })
  expect(await isEnabled(pool, target.userId)).toBe(true)

  const next = new URL(refused.wayOut?.path ?? "", ORIGIN).searchParams.get("next") ?? ""
  await submit(associateSoftwareTokenAction, { next })
  const { secret = "" } = (await readAppSetUp({ userId: admin.userId })) ?? {}
  const authenticator = authenticatorFor(secret)
  expect(await disable(target)).toMatchObject({ code: "SecondFactorRequired" })
  expect(await submit(verifySoftwareTokenAction, { code: authenticator.now() })).toBe(
    "/sign-in?notice=app-switched-on&next=%2Fadmin%2Fusers%2F1%2Fdisable-user",
  )

  // The sign-in from before the app is good for no change, fresh as it is.
  expect(await disable(target)).toMatchObject({ code: "AuthorityLost" })
  expect(await isEnabled(pool, target.userId)).toBe(true)

  current.accessToken = await signInWithCode(admin, authenticator.next())
  expect(await submit(switchOffAppAction)).toMatchObject({ code: "SecondFactorKept" })
  expect(await disable(target)).toMatch(new RegExp(`^/admin/users/${target.userId}\\?done=`))
  expect(await isEnabled(pool, target.userId)).toBe(false)
})

async function signInWithCode({ email, password }: Person, code: string): Promise<string> {
  const ClientId = pool.userPoolClientId
  const AuthParameters = { USERNAME: email, PASSWORD: password }
  const call = (operation: string, input: object) =>
    backend.cognito.call(operation, { ClientId, ...input }) as Promise<Record<string, unknown>>
  const { ChallengeName, Session } = await call("InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters })
  expect(ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
  const ChallengeResponses = { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code }
  const { AuthenticationResult } = await call("RespondToAuthChallenge", { ChallengeName, Session, ChallengeResponses })
  return (AuthenticationResult as { AccessToken: string }).AccessToken
}
