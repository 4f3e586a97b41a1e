import { SignJWT } from "jose"
import { beforeEach, describe, expect, it, vi } from "vitest"
import type { SignInStep } from "@/lib/sign-in-answer"
import { readChallenge } from "@/lib/sign-in-challenge"
import { SignInError } from "@/lib/sign-in-error"
import { completeSetUp } from "@/lib/sign-in-set-up"
import { completeStep } from "@/lib/sign-in-steps"
import { fakeRequest } from "@/lib/testing/fake-request"

const { associateApp, answerSetUp, replaceSession } = vi.hoisted(() => ({
  associateApp: vi.fn(),
  answerSetUp: vi.fn(),
  replaceSession: vi.fn(),
}))
vi.mock("@/lib/replace-session", () => ({ replaceSession }))
vi.mock("@/lib/authenticator-app", () => ({ associateApp }))
vi.mock("@/lib/sign-in-second-factor", () => ({ answerSetUp }))
let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => request.store }))

const requestId = "018f0000-0000-7000-8000-000000000000"
const signIn = { account: "ada@example.com", next: "/admin/groups" }
const waiting = { session: "session", username: "sub" }
const SECRET = "JBSWY3DPEHPK3PXP"
const lines: string[] = []

beforeEach(() => {
  request = fakeRequest()
  vi.stubEnv("AMPLIFY_APP_ORIGIN", "https://console.example.com")
  vi.stubEnv("SIGN_IN_SECRET", "a secret of at least thirty-two characters")
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line))
  }
  associateApp.mockReset().mockResolvedValue({ secret: SECRET, session: "associated" })
  answerSetUp.mockReset()
  replaceSession.mockReset().mockResolvedValue(true)
})

async function signedIn(): Promise<SignInStep> {
  const key = new TextEncoder().encode("only the shape of the token counts here")
  const accessToken = await new SignJWT({ sub: "sub", username: "sub" }).setProtectedHeader({ alg: "HS256" }).sign(key)
  return { step: "signed-in", tokens: { accessToken, idToken: "id", refreshToken: "refresh" } }
}

const sessionCookies = () => [...request.jar.keys()].filter((name) => name.startsWith("CognitoIdentity"))

describe("an authenticator app that has to be set up", () => {
  const setUp = () => completeStep({ ...waiting, step: "set-up-app" }, signIn, requestId)

  it("gets its secret with the sign-in's own session, and both stay in this browser's sealed cookie", async () => {
    expect(await setUp()).toBe("/sign-in/set-up-second-factor")
    expect(associateApp).toHaveBeenCalledExactlyOnceWith({ Session: "session" })
    expect(await readChallenge("set-up-app")).toEqual({
      step: "set-up-app",
      session: "associated",
      username: "sub",
      secret: SECRET,
      ...signIn,
    })
    expect(JSON.stringify([...request.written]) + lines.join()).not.toContain(SECRET)
    expect(sessionCookies()).toEqual([])
  })

  it.each([
    ["Cognito refuses", () => associateApp.mockRejectedValue(new SignInError("NotAuthorizedException"))],
    ["Cognito gives no session to go on with", () => associateApp.mockResolvedValue({ secret: SECRET })],
  ])("is not begun where %s: nothing is kept", async (_, arrange) => {
    arrange()
    await expect(setUp()).rejects.toBeInstanceOf(SignInError)
    expect(request.written.size).toBe(0)
  })
})

describe("a session that is to be made fresh", () => {
  const again = { ...signIn, again: "sub" }

  it("stays with its person, also through the steps between", async () => {
    await completeStep({ ...waiting, step: "code", factor: "SMS_MFA" }, again, requestId)
    expect(await readChallenge("code")).toMatchObject({ again: "sub" })
    expect(await completeStep(await signedIn(), again, requestId)).toBe("/admin/groups")
    expect(replaceSession).toHaveBeenCalledExactlyOnceWith(expect.anything(), { sub: "sub", again: "sub", requestId })
    expect(lines.join()).toContain('"event":"sign-in.again"')
    expect(request.jar.has("sign-in-challenge")).toBe(false)
    expect(sessionCookies()).toEqual([])
  })

  it("is left as it is where that is somebody else's, and it begins again", async () => {
    replaceSession.mockResolvedValue(false)
    await completeStep({ ...waiting, step: "code", factor: "SMS_MFA" }, again, requestId)
    expect(await completeStep(await signedIn(), again, requestId)).toBe(
      "/sign-in/again?notice=other-account&next=%2Fadmin%2Fgroups",
    )
    expect(lines.join()).toContain('"code":"OtherAccount"')
    expect(request.jar.has("sign-in-challenge")).toBe(false)
    expect(sessionCookies()).toEqual([])
  })
})

describe("an app that was proven", () => {
  const proven = { ...waiting, ...signIn, session: "verified" }
  beforeEach(() => completeStep({ ...waiting, step: "set-up-app" }, signIn, requestId))

  it("signs its owner in, who goes where they wanted to", async () => {
    answerSetUp.mockResolvedValue(await signedIn())
    expect(await completeSetUp(proven, requestId)).toBe("/admin/groups")
    expect(answerSetUp).toHaveBeenCalledExactlyOnceWith({ session: "verified", username: "sub" })
    expect(sessionCookies()).toHaveLength(4)
    expect(request.jar.has("sign-in-challenge")).toBe(false)
  })

  it.each([
    ["Cognito does not answer", proven, new SignInError("Unreachable")],
    ["the proof gave no session", { ...proven, session: undefined }, null],
  ])(
    "is there although signing in failed, because %s: the code is asked for at the next try",
    async (_, app, error) => {
      answerSetUp.mockRejectedValue(error)
      expect(await completeSetUp(app, requestId)).toBe("/sign-in?notice=app-is-set-up&next=%2Fadmin%2Fgroups")
      expect(request.jar.has("sign-in-challenge")).toBe(false)
      expect(sessionCookies()).toEqual([])
      expect(lines.join()).toContain(error?.code ?? "IncompleteAnswer")
    },
  )

  it("hides no fault of ours", async () => {
    answerSetUp.mockRejectedValue(new TypeError("canary"))
    await expect(completeSetUp(proven, requestId)).rejects.toBeInstanceOf(TypeError)
  })
})
