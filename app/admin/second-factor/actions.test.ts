import { CognitoIdentityProviderServiceException } from "@aws-sdk/client-cognito-identity-provider"
import { beforeEach, describe, expect, it, vi } from "vitest"
import type { ActionResult, FormAction } from "@/lib/action-result"
import { readAppSetUp, writeAppSetUp } from "@/lib/app-set-up"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { associateSoftwareTokenAction } from "./action"
import { switchOffAppAction } from "./switch-off/action"
import { verifySoftwareTokenAction } from "./verify-software-token/action"

type Command = { input: unknown; constructor: { name: string } }

const { send } = vi.hoisted(() => ({ send: vi.fn<(command: Command) => Promise<unknown>>() }))
const current = vi.hoisted(() => ({
  request: undefined as unknown,
  session: null as unknown,
  sub: "sub" as string | null,
  mfa: "OPTIONAL",
  isRequired: false,
}))
vi.mock("@/lib/cognito-client", () => ({ cognito: { send } }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("@/lib/user-pool", () => ({ describeUserPool: async () => ({ mfa: current.mfa }) }))
vi.mock("@/amplify/auth/administrator-mfa", () => ({
  get REQUIRE_MFA_OF_ADMINISTRATORS() {
    return current.isRequired
  },
}))
vi.mock("@/lib/amplify-server", () => ({
  runWithAmplifyServerContext: ({ operation }: { operation: (context: object) => unknown }) => operation({}),
}))
vi.mock("aws-amplify/auth/server", () => ({
  fetchAuthSession: async () => ({
    tokens: current.sub && { accessToken: { payload: { sub: current.sub }, toString: () => "own-token" } },
  }),
}))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const MINUTE_MS = 60_000
const SESSION_COOKIE = "CognitoIdentityServiceProvider.client.sub.refreshToken"
const somebody = (role: string | null, minutesAgo = 0) => ({
  userId: "sub",
  roles: role ? [role] : [],
  role,
  signedInAt: Date.now() - minutesAgo * MINUTE_MS,
})
const own = { userId: "sub", secret: "SECRET", isProven: false, next: "/admin/groups" }

/** Answers of Cognito, by its operations; an error where a name of one stands. */
let answers: Record<string, object | string>
let request: ReturnType<typeof fakeRequest>
const lines: Record<string, unknown>[] = []

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  request = fakeRequest({ headers: { origin: ORIGIN, "next-action": "id" }, cookies: { [SESSION_COOKIE]: "refresh" } })
  Object.assign(current, { request, session: somebody("admin"), sub: "sub", mfa: "OPTIONAL", isRequired: false })
  answers = { AssociateSoftwareToken: { SecretCode: "SECRET" }, VerifySoftwareToken: { Status: "SUCCESS" } }
  send.mockReset().mockImplementation(async (command) => {
    const answer = answers[nameOf(command)] ?? {}
    if (typeof answer !== "string") return answer
    if (answer === "Unreachable") throw new Error("canary: the network is gone")
    throw new CognitoIdentityProviderServiceException({
      name: answer,
      $fault: "client",
      message: "canary of Cognito",
      $metadata: {},
    })
  })
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(JSON.parse(line)))
  }
})

const nameOf = ({ constructor: { name } }: Command) => name.replace(/Command$/, "")
const asked = () => send.mock.calls.map(([command]) => nameOf(command))

function submit(action: FormAction<unknown>, fields: Record<string, string> = {}): Promise<ActionResult<unknown>> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ requestId: newRequestId(), ...fields })) form.append(name, value)
  return action({ status: "idle" }, form)
}
const begin = (next?: string): Promise<unknown> =>
  submit(associateSoftwareTokenAction, next === undefined ? {} : { next })
const verify = (code = "123456"): Promise<unknown> => submit(verifySoftwareTokenAction, { code })
/** With a set-up in the browser already. */
async function verifyBegun(): Promise<unknown> {
  await writeAppSetUp(own)
  request.written.clear()
  return verify()
}
const switchOff = (): Promise<unknown> => submit(switchOffAppAction)
const leadsTo = (address: string) => ({ digest: expect.stringContaining(`;${address};`) })

/** Cognito was asked for nothing, and the browser keeps what it had. */
function nothingHappened() {
  expect(asked()).toEqual([])
  expect([...request.written.keys()]).toEqual([])
}
const isSignedIn = () => request.jar.has(SESSION_COOKIE)

describe.each([
  ["associateSoftwareToken", begin],
  ["verifySoftwareToken", verifyBegun],
  ["switchOffApp", switchOff],
] as const)("%s", (name, act) => {
  it.each([
    ["nobody is signed in", "NotSignedIn", { session: null }, ORIGIN],
    ["the role is gone", "Forbidden", { session: somebody(null) }, ORIGIN],
    ["it comes from elsewhere", "ForeignOrigin", {}, "https://evil.example"],
    ["the token is somebody else's", "NotSignedIn", { sub: "other" }, ORIGIN],
    ["there is no token", "NotSignedIn", { sub: null }, ORIGIN],
  ])("is refused when %s, and nothing is asked", async (_, code, setting, origin) => {
    Object.assign(current, setting)
    request.headers.set("origin", origin)
    expect(await act()).toMatchObject({ status: "failed", code })
    nothingHappened()
    expect(lines).toMatchObject([{ event: "action.refused", action: name, code }])
  })

  it.each(["admin", "support", "auditor"])("is done for the role %s, with their own token alone", async (role) => {
    current.session = somebody(role)
    await act().catch(() => {})
    expect(lines).toMatchObject([{ event: "action.done", action: name, userId: "sub" }])
    for (const [{ input }] of send.mock.calls) expect(input).toMatchObject({ AccessToken: "own-token" })
  })

  it.each([
    ["NotAuthorizedException", "AuthorityLost"],
    ["UserNotFoundException", "AuthorityLost"],
    ["UserNotConfirmedException", "AuthorityLost"],
    ["PasswordResetRequiredException", "AuthorityLost"],
    ["TooManyRequestsException", "TooManyRequestsException"],
    ["LimitExceededException", "TooManyFailedAttemptsException"],
    ["TooManyFailedAttemptsException", "TooManyFailedAttemptsException"],
    ["InternalErrorException", "InternalErrorException"],
    ["Unreachable", "Unreachable"],
    ["constructor", "Internal"],
    ["BrandNewException", "Internal"],
  ])("says in a sentence what %s means, and shows nothing of it", async (error, code) => {
    const first = { associateSoftwareToken: "AssociateSoftwareToken", switchOffApp: "SetUserMFAPreference" }
    answers[Object.hasOwn(first, name) ? first[name as keyof typeof first] : "VerifySoftwareToken"] = error
    const answer = await act()
    expect(answer).toMatchObject({ status: "failed", code })
    expect(JSON.stringify([answer, lines])).not.toMatch(/canary|own-token|SECRET|123456/)
    expect(asked()).toHaveLength(1)
    expect([...request.written.keys()]).toEqual([])
    expect(isSignedIn()).toBe(true)
  })
})

describe.each([
  ["beginning", begin],
  ["switching off", switchOff],
] as const)("%s", (_, act) => {
  it("takes a sign-in of just now, and nothing is asked otherwise", async () => {
    current.session = somebody("admin", 11)
    const answer = await act()
    expect(answer).toMatchObject({ code: "SignInTooOld", message: expect.stringContaining("at most 10 minutes old") })
    nothingHappened()
  })

  it("takes one of nine minutes ago", async () => {
    current.session = somebody("admin", 9)
    await expect(act()).rejects.toBeDefined()
  })
})

describe("beginning to set an app up", () => {
  it("asks for a secret and keeps it sealed in this browser, on these pages, for its owner", async () => {
    await expect(begin("/admin/groups")).rejects.toMatchObject(leadsTo("/admin/second-factor/verify-software-token"))
    expect(asked()).toEqual(["AssociateSoftwareToken"])
    const written = request.written.get("app-set-up")
    expect(written).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/admin/second-factor" })
    expect(written?.value).not.toContain("SECRET")
    expect(await readAppSetUp({ userId: "sub" })).toEqual(own)
    expect(await readAppSetUp({ userId: "other" })).toBeNull()
  })

  it.each(["https://evil.example", "//evil.example", "/sign-in"])(
    "leads nowhere but to this console: %s",
    async (to) => {
      await expect(begin(to)).rejects.toBeDefined()
      expect((await readAppSetUp({ userId: "sub" }))?.next).toBe("/admin")
    },
  )

  it("is refused where the pool has no such apps", async () => {
    answers.AssociateSoftwareToken = "SoftwareTokenMFANotFoundException"
    expect(await begin()).toMatchObject({ code: "InvalidUserPoolConfigurationException" })
    expect([...request.written.keys()]).toEqual([])
  })
})

describe("proving an app", () => {
  beforeEach(async () => {
    await writeAppSetUp(own)
    request.written.clear()
  })
  const DONE = "/sign-in?notice=app-switched-on&next=%2Fadmin%2Fgroups"

  it("has it asked for, ends every session, and leads to a new sign-in", async () => {
    await expect(verify(" 123 456 ")).rejects.toMatchObject(leadsTo(DONE))
    expect(send.mock.calls.map(([{ input }]) => input)).toEqual([
      {
        AccessToken: "own-token",
        UserCode: "123456",
        FriendlyDeviceName: "Admin console (console.example.com)",
      },
      { AccessToken: "own-token", SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } },
      { AccessToken: "own-token" },
    ])
    expect(asked()).toEqual(["VerifySoftwareToken", "SetUserMFAPreference", "GlobalSignOut"])
    expect([...request.jar.keys()]).toEqual([])
  })

  it.each([
    ["EnableSoftwareTokenMFAException", /^That code is wrong/],
    ["CodeMismatchException", /^That code is wrong/],
    ["InvalidParameterException", /^That code is wrong/],
    ["ExpiredCodeException", /^That code was used already/],
  ])("is refused at the field by %s, switches nothing on, and keeps the key", async (error, words) => {
    answers.VerifySoftwareToken = error
    const answer = await verify()
    expect(answer).toMatchObject({ fieldErrors: { code: [expect.stringMatching(words)] }, values: {} })
    expect(asked()).toEqual(["VerifySoftwareToken"])
    expect(await readAppSetUp({ userId: "sub" })).toEqual(own)
    expect(isSignedIn()).toBe(true)
    answers.VerifySoftwareToken = { Status: "SUCCESS" }
    await expect(verify()).rejects.toMatchObject(leadsTo(DONE))
  })

  it("does not take an answer for a proof that says so of itself", async () => {
    answers.VerifySoftwareToken = { Status: "ERROR" }
    expect(await verify()).toMatchObject({ fieldErrors: { code: [expect.stringContaining("wrong")] } })
    expect(asked()).toEqual(["VerifySoftwareToken"])
  })

  it.each([
    ["", "Enter the code that the app shows."],
    ["12345", "The app shows six digits, such as 123456."],
    ["12345a", "The app shows six digits, such as 123456."],
  ])("is refused at the field for %j, and nothing is asked", async (code, sentence) => {
    expect(await verify(code)).toMatchObject({ fieldErrors: { code: [sentence] } })
    nothingHappened()
  })

  it.each([
    ["there is none", () => request.jar.delete("app-set-up")],
    ["it is somebody else's", () => writeAppSetUp({ ...own, userId: "other" }).then(() => request.written.clear())],
    ["its seal is broken", () => request.jar.set("app-set-up", "made-up")],
  ])("is over where %s, and nothing is asked", async (_, arrange) => {
    await arrange()
    expect(await verify()).toMatchObject({ code: "SetUpOver" })
    nothingHappened()
  })

  it("is over where Cognito knows of no secret", async () => {
    answers.VerifySoftwareToken = "SoftwareTokenMFANotFoundException"
    expect(await verify()).toMatchObject({ code: "SetUpOver" })
    expect(asked()).toEqual(["VerifySoftwareToken"])
  })

  it.each([
    ["SetUserMFAPreference", "AppNotSwitchedOn", ["VerifySoftwareToken"], ["SetUserMFAPreference", "GlobalSignOut"]],
    ["GlobalSignOut", "SessionsNotEnded", ["VerifySoftwareToken", "SetUserMFAPreference"], ["GlobalSignOut"]],
  ])("goes on where it stopped when %s fails, without a second code", async (operation, code, before, left) => {
    answers[operation] = "Unreachable"
    expect(await verify()).toMatchObject({ status: "failed", code })
    expect(asked()).toEqual([...before, operation])
    expect(isSignedIn()).toBe(true)
    expect(lines).toMatchObject([{ event: "second-factor.unfinished", code: "Unreachable", userId: "sub" }, { code }])
    send.mockClear()
    delete answers[operation]
    await expect(submit(verifySoftwareTokenAction)).rejects.toMatchObject(leadsTo(DONE))
    expect(asked()).toEqual(left)
  })

  it("is done where the sessions were ended, and the answer to that was lost", async () => {
    answers.GlobalSignOut = "NotAuthorizedException"
    await expect(verify()).rejects.toMatchObject(leadsTo(DONE))
    expect(asked()).toEqual(["VerifySoftwareToken", "SetUserMFAPreference", "GlobalSignOut"])
    expect([...request.jar.keys()]).toEqual([])
  })

  it("is done where that was found out by sending the form again", async () => {
    answers.GlobalSignOut = "Unreachable"
    expect(await verify()).toMatchObject({ code: "SessionsNotEnded" })
    answers.SetUserMFAPreference = answers.GlobalSignOut = "NotAuthorizedException"
    await expect(submit(verifySoftwareTokenAction)).rejects.toMatchObject(leadsTo(DONE))
    expect([...request.jar.keys()]).toEqual([])
  })

  it.each([
    ["NotAuthorizedException", "AuthorityLost"],
    ["InvalidParameterException", "SetUpOver"],
  ])("says when trying again is in vain: %s", async (error, code) => {
    answers.SetUserMFAPreference = error
    expect(await verify()).toMatchObject({ code })
    expect(asked()).toEqual(["VerifySoftwareToken", "SetUserMFAPreference"])
    expect(isSignedIn()).toBe(true)
  })
})

describe("switching one's own app off", () => {
  it("is done, and said where it leads", async () => {
    await expect(switchOff()).rejects.toMatchObject({ digest: expect.stringContaining("/admin/second-factor?done=") })
    expect(send.mock.calls.map(([{ input }]) => input)).toEqual([
      { AccessToken: "own-token", SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false } },
    ])
    expect(isSignedIn()).toBe(true)
  })

  it.each([
    ["this console requires one", { isRequired: true }],
    ["the pool does", { mfa: "ON" }],
  ])("is refused where %s, and nothing is asked", async (_, setting) => {
    Object.assign(current, setting)
    expect(await switchOff()).toMatchObject({ code: "SecondFactorKept" })
    nothingHappened()
  })

  it("says that there is none where another one was begun", async () => {
    answers.SetUserMFAPreference = "InvalidParameterException"
    expect(await switchOff()).toMatchObject({ code: "AppNotSetUp" })
  })
})
