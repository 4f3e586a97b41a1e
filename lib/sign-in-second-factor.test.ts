import { beforeEach, describe, expect, it, vi } from "vitest"
import outputs from "@/amplify_outputs.json"
import { signInChallenge } from "@/lib/sign-in-challenge"
import { SignInError } from "@/lib/sign-in-error"
import { answerCode, chooseFactor, orStartAgain } from "@/lib/sign-in-second-factor"
import { fakeRequest } from "@/lib/testing/fake-request"

const { send } = vi.hoisted(() => ({ send: vi.fn<(command: { input: unknown }) => Promise<unknown>>() }))
vi.mock("@/lib/cognito-client", async () => {
  const { default: sameOutputs } = await import("@/amplify_outputs.json")
  return { cognito: { send }, userPoolClientId: sameOutputs.auth.user_pool_client_id }
})
let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => request.store }))

const ClientId = outputs.auth.user_pool_client_id
const waiting = { session: "session", username: "sub" }
const kept = { ...waiting, account: "ada@example.com" }

beforeEach(() => {
  request = fakeRequest()
  vi.stubEnv("AMPLIFY_APP_ORIGIN", "https://console.example.com")
  vi.stubEnv("SIGN_IN_SECRET", "a secret of at least thirty-two characters")
  vi.spyOn(console, "warn")
    .mockReset()
    .mockImplementation(() => {})
  send.mockReset()
})

describe("the answer to Cognito", () => {
  it.each([
    ["SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE"],
    ["SMS_MFA", "SMS_MFA_CODE"],
    ["EMAIL_OTP", "EMAIL_OTP_CODE"],
  ] as const)("to %s carries the code as %s, and gives the tokens", async (factor, field) => {
    send.mockResolvedValue({ AuthenticationResult: { AccessToken: "a", IdToken: "i", RefreshToken: "r" } })
    expect(await answerCode({ ...waiting, factor }, "123456")).toMatchObject({ step: "signed-in" })
    expect(send.mock.calls[0]?.[0].input).toEqual({
      ChallengeName: factor,
      ClientId,
      Session: "session",
      ChallengeResponses: { USERNAME: "sub", [field]: "123456" },
    })
  })

  it("names the chosen factor, whose code is asked for in the new session", async () => {
    send.mockResolvedValue({ ChallengeName: "EMAIL_OTP", Session: "next" })
    expect(await chooseFactor(waiting, "EMAIL_OTP")).toEqual({
      step: "code",
      factor: "EMAIL_OTP",
      session: "next",
      username: "sub",
    })
    expect(send.mock.calls[0]?.[0].input).toEqual({
      ChallengeName: "SELECT_MFA_TYPE",
      ClientId,
      Session: "session",
      ChallengeResponses: { USERNAME: "sub", ANSWER: "EMAIL_OTP" },
    })
  })
})

describe("a step that Cognito refuses", () => {
  const context = {
    next: "/admin/groups",
    again: undefined,
    requestId: "018f0000-0000-7000-8000-000000000000",
    action: "sendCode",
  }
  const refusedWith = (code: string) =>
    orStartAgain(context, () => Promise.reject(code === "bug" ? new TypeError(code) : new SignInError(code)))

  beforeEach(() => signInChallenge.write({ ...kept, step: "code", factor: "SMS_MFA", next: context.next }))

  it("leads back to the start when the sign-in is over, and on from there; the code alone is logged", async () => {
    expect(await refusedWith("NotAuthorizedException")).toBe(
      "/sign-in?notice=second-factor-over&next=%2Fadmin%2Fgroups",
    )
    expect(request.jar.has("sign-in-challenge")).toBe(false)
    expect(JSON.parse(String(vi.mocked(console.warn).mock.calls[0]?.[0]))).toMatchObject({
      event: "sign-in.refused",
      action: "sendCode",
      code: "NotAuthorizedException",
      requestId: context.requestId,
    })
  })

  it.each(["CodeMismatchException", "TooManyRequestsException", "bug"])("stays where it is after %s", async (code) => {
    await expect(refusedWith(code)).rejects.toThrow(code)
    expect(request.jar.has("sign-in-challenge")).toBe(true)
  })
})
