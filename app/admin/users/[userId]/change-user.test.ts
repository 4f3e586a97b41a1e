import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { noticeEffect, noticeSentence } from "@/lib/notices"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { errorSentence } from "@/lib/words"
import { confirmSignUpAction } from "./confirm-sign-up/action"
import { enableUserAction } from "./enable-user/action"
import { resendInvitationAction } from "./resend-invitation/action"
import { resetUserPasswordAction } from "./reset-user-password/action"
import { signOutUserAction } from "./sign-out-user/action"

const api = vi.hoisted(() => ({
  resendInvitation: vi.fn(),
  confirmSignUp: vi.fn(),
  enableUser: vi.fn(),
  resetUserPassword: vi.fn(),
  signOutUser: vi.fn(),
}))
const current = vi.hoisted(() => ({ session: null as unknown, request: undefined as unknown }))
vi.mock("@/lib/user-changes", () => api)
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const userId = "4dc7a2f0-1111-4222-8333-123456789abc"
const name = "Ada Canary"
const requestId = newRequestId()

/** Whatever Cognito may answer to a change of any user, as long as the user is there. */
const ALWAYS: ErrorCode[] = [
  "TooManyRequestsException",
  "NotAuthorizedException",
  "InvalidParameterException",
  "Internal",
]
const TRIGGERS: ErrorCode[] = [
  "InvalidLambdaResponseException",
  "UnexpectedLambdaException",
  "UserLambdaValidationException",
]
const MESSAGES: ErrorCode[] = [
  "CodeDeliveryFailureException",
  "InvalidEmailRoleAccessPolicyException",
  "InvalidSmsRoleAccessPolicyException",
  "InvalidSmsRoleTrustRelationshipException",
]

const CHANGES = [
  {
    verb: "resendInvitation",
    action: resendInvitationAction,
    binds: false,
    notice: /invitation.*Ada Canary.*old temporary password/s,
    changed: undefined,
    refusals: ["UnsupportedUserStateException", ...MESSAGES, ...TRIGGERS],
  },
  {
    verb: "confirmSignUp",
    action: confirmSignUpAction,
    binds: false,
    notice: /sign-up of .*Ada Canary.*is confirmed/s,
    changed: { kind: "user", userId, status: "CONFIRMED" },
    refusals: ["LimitExceededException", ...TRIGGERS],
  },
  {
    verb: "enableUser",
    action: enableUserAction,
    notice: /Ada Canary.*is enabled\./s,
    binds: true,
    changed: { kind: "user", userId, enabled: true },
    refusals: [],
  },
  {
    verb: "resetUserPassword",
    action: resetUserPasswordAction,
    notice: /password of .*Ada Canary.*was reset/s,
    binds: true,
    changed: { kind: "user", userId, status: "RESET_REQUIRED" },
    refusals: ["LimitExceededException", ...MESSAGES, ...TRIGGERS],
  },
  {
    verb: "signOutUser",
    action: signOutUserAction,
    notice: /Ada Canary.*signed out everywhere/s,
    binds: true,
    changed: undefined,
    refusals: [],
  },
] as const

let request: ReturnType<typeof fakeRequest>
const lines: string[] = []
function arrive(origin = ORIGIN) {
  request = fakeRequest({ headers: { origin } })
  current.request = request
}
function signInAs(session: unknown) {
  current.session = session
}

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  arrive()
  signInAs({ userId: "admin", roles: ["admin"], role: "admin" })
  for (const change of Object.values(api)) change.mockReset().mockResolvedValue(undefined)
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line))
  }
})

describe.each(CHANGES)("$verb", ({ verb, action, notice, binds, changed, refusals }) => {
  const submit = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [field, value] of Object.entries({ requestId, name, ...fields })) form.append(field, value)
    return action({ status: "idle" }, form)
  }
  const others = Object.entries(api).flatMap(([other, change]) => (other === verb ? [] : [change]))

  it("changes this user alone, and leads back to them with what was done", async () => {
    await expect(submit({ userId })).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users/${userId}?done=${requestId};`),
    })
    expect(api[verb]).toHaveBeenCalledExactlyOnceWith({ userId, requestId })
    for (const other of others) expect(other).not.toHaveBeenCalled()
    const [done] = await recentChanges()
    expect(done?.notice && noticeSentence(done.notice)).toMatch(notice)
    expect(done?.notice && noticeEffect(done.notice) !== null).toBe(binds)
    expect(done?.changed).toEqual(changed)
    expect(lines.join()).toContain(`"action":"${verb}"`)
    expect(lines.join()).not.toContain("Canary")
  })

  const noUsers: [string, Record<string, string>][] = [
    ["no user", {}],
    ["an id that is no UUID", { userId: "1" }],
  ]
  it.each(noUsers)("is refused with %s", async (_, fields) => {
    const fieldErrors = { userId: [expect.stringContaining("not a user's id")] }
    expect(await submit(fields)).toMatchObject({ status: "failed", code: "InvalidInput", fieldErrors })
    expect(api[verb]).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it.each([
    ["signed out", () => signInAs(null), "NotSignedIn"],
    ["no administrator", () => signInAs({ userId, roles: [], role: null }), "Forbidden"],
    ["on another site", () => arrive("https://evil.example"), "ForeignOrigin"],
  ])("is refused for somebody who is %s", async (_, arrange, code) => {
    arrange()
    expect(await submit({ userId })).toMatchObject({ status: "failed", code })
    expect(api[verb]).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it.each([...ALWAYS, ...refusals])(
    "says so when it is refused with %s, and leaves all as it is shown",
    async (code) => {
      api[verb].mockRejectedValue(new ApiError(code, { userId }))
      const message = expect.stringMatching(/^[A-Z].*\.$/s)
      expect(await submit({ userId })).toMatchObject({ status: "failed", code, message, values: { userId, name } })
      expect(api[verb]).toHaveBeenCalledOnce()
      expect(request.written.size).toBe(0)
      expect(lines.join()).not.toContain("Canary")
    },
  )

  it("leads to the list when the user was deleted meanwhile", async () => {
    api[verb].mockRejectedValue(new ApiError("UserNotFoundException", { userId }))
    await expect(submit({ userId })).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users?done=${requestId};`),
    })
    expect(await recentChanges()).toMatchObject([
      { notice: { code: "userGone" }, changed: { kind: "userDeleted", userId } },
    ])
  })

  it("says that the user's state is the cause when Cognito does not take the user as they are", async () => {
    api[verb].mockRejectedValue(new ApiError("NotAuthorizedException", { userId }))
    expect(await submit({ userId })).toMatchObject({ message: expect.stringContaining("Reload the page") })
    expect(errorSentence("NotAuthorizedException")).not.toContain("Reload the page")
  })
})

it("says that there is no address for the code, where nothing else can be invalid", async () => {
  api.resetUserPassword.mockRejectedValue(new ApiError("InvalidParameterException", { userId }))
  const form = new FormData()
  for (const [field, value] of Object.entries({ requestId, name, userId })) form.append(field, value)
  expect(await resetUserPasswordAction({ status: "idle" }, form)).toMatchObject({
    code: "InvalidParameterException",
    message: expect.stringContaining("no verified e-mail address"),
  })
})

describe.each([
  ["resetUserPassword", resetUserPasswordAction],
  ["signOutUser", signOutUserAction],
] as const)("the reason of %s", (verb, action) => {
  const submit = (reason: string) => {
    const form = new FormData()
    for (const [field, value] of Object.entries({ requestId, name, userId, reason })) form.append(field, value)
    return action({ status: "idle" }, form)
  }

  it("is handed on, and may be left out", async () => {
    await expect(submit("  They asked for it ")).rejects.toBeDefined()
    expect(api[verb]).toHaveBeenLastCalledWith({ userId, reason: "They asked for it", requestId })
    await expect(submit(" ")).rejects.toBeDefined()
    expect(api[verb]).toHaveBeenLastCalledWith({ userId, reason: undefined, requestId })
    expect(lines.join()).not.toContain("They asked")
  })

  it("is refused at its field when it is too long, and nothing is changed", async () => {
    expect(await submit("x".repeat(501))).toMatchObject({
      status: "failed",
      fieldErrors: { reason: [expect.stringContaining("500")] },
    })
    expect(api[verb]).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })
})
