import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { fakeUser } from "@/lib/testing/fake-user"
import { emailPool, phonePool } from "@/lib/testing/pool-facts"
import { errorSentence, ruleSentence } from "@/lib/words"
import { createUserAction } from "./action"

const api = vi.hoisted(() => ({ createUser: vi.fn(), describeUserPool: vi.fn() }))
const current = vi.hoisted(() => ({ session: null as unknown, request: undefined as unknown }))
vi.mock("@/lib/user-changes", () => ({ createUser: api.createUser }))
vi.mock("@/lib/user-pool", () => ({ describeUserPool: api.describeUserPool }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const requestId = newRequestId()
const user = fakeUser({ status: "FORCE_CHANGE_PASSWORD" })
let request: ReturnType<typeof fakeRequest>
const lines: string[] = []

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  request = fakeRequest({ headers: { origin: ORIGIN } })
  current.request = request
  current.session = { userId: "admin", roles: ["admin"], role: "admin" }
  api.createUser.mockReset().mockResolvedValue(user)
  api.describeUserPool.mockReset().mockResolvedValue(emailPool())
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line))
  }
})

function submit(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ requestId, ...fields })) form.append(name, value)
  return createUserAction({ status: "idle" }, form)
}

const invited = {
  "attribute.email": " ada@example.com ",
  "attribute.email_verified": "true",
  "attribute.phone_number_verified": "true",
  "attribute.name": "",
  "attribute.custom:level": "7",
  invitation: "email",
}

describe("support", () => {
  beforeEach(() => {
    current.session = { userId: "support", roles: ["support"], role: "support" }
  })

  it("sees no password: without a message nothing is created, and nothing asked", async () => {
    expect(await submit({ ...invited, invitation: "none" })).toMatchObject({
      status: "failed",
      code: "InvalidInput",
      fieldErrors: { invitation: [ruleSentence("invitationNeeded")] },
    })
    expect(api.createUser).not.toHaveBeenCalled()
    expect(api.describeUserPool).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it("invites, and chooses no password", async () => {
    await expect(submit(invited)).rejects.toMatchObject({ digest: expect.stringContaining("/admin/users/") })
    expect(api.createUser).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ temporaryPassword: undefined }))
  })
})

describe("a new user", () => {
  it("gets what was filled in, is invited and leads to their page", async () => {
    await expect(submit(invited)).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users/${user.userId}?done=${requestId};`),
    })
    expect(api.createUser).toHaveBeenCalledExactlyOnceWith({
      username: "ada@example.com",
      attributes: [
        { name: "email", value: "ada@example.com" },
        { name: "email_verified", value: "true" },
        { name: "custom:level", value: "7" },
      ],
      invitation: "email",
      temporaryPassword: undefined,
      requestId,
    })
    expect(await recentChanges()).toMatchObject([
      { notice: { code: "userInvited" }, changed: { kind: "userCreated", user: { userId: user.userId } } },
    ])
  })

  it("without a message has a temporary password that is in the answer and nowhere else", async () => {
    const answer = await submit({ ...invited, invitation: "none" })
    const { temporaryPassword } = api.createUser.mock.calls[0]?.[0] ?? {}
    expect(temporaryPassword).toMatch(/^\S{16,}$/)
    expect(answer).toMatchObject({ status: "ok", data: { temporaryPassword, user: { userId: user.userId } } })
    expect(JSON.stringify([lines, ...request.written])).not.toContain(temporaryPassword)
    expect(JSON.stringify(await recentChanges())).not.toContain(temporaryPassword)
    expect(await recentChanges()).toMatchObject([{ notice: { code: "userCreated" }, changed: { kind: "userCreated" } }])
  })

  it("of a pool with telephone sign-in is called by the number", async () => {
    api.describeUserPool.mockResolvedValue(phonePool())
    const fields = { "attribute.phone_number": "+4930123456", "attribute.given_name": "Ada", invitation: "sms" }
    await expect(submit(fields)).rejects.toMatchObject({ digest: expect.stringContaining("NEXT_REDIRECT") })
    expect(api.createUser.mock.calls[0]?.[0]).toMatchObject({
      username: "+4930123456",
      attributes: [
        { name: "phone_number", value: "+4930123456" },
        { name: "given_name", value: "Ada" },
      ],
      invitation: "sms",
    })
  })

  it("of a pool with user names has their own", async () => {
    api.describeUserPool.mockResolvedValue(emailPool({ signInBy: ["username"] }))
    await expect(submit({ ...invited, username: "ada" })).rejects.toMatchObject({
      digest: expect.stringContaining("NEXT_REDIRECT"),
    })
    expect(api.createUser.mock.calls[0]?.[0]).toMatchObject({ username: "ada" })
  })

  it("gets no attribute that the pool does not have or that is Cognito's own", async () => {
    const more = { "attribute.sub": "x", "attribute.custom:other": "x", "attribute.cognito:status": "x" }
    await expect(submit({ ...invited, ...more })).rejects.toMatchObject({
      digest: expect.stringContaining("NEXT_REDIRECT"),
    })
    const names = api.createUser.mock.calls[0]?.[0].attributes.map((it: { name: string }) => it.name)
    expect(names).toEqual(["email", "email_verified", "custom:level"])
  })
})

describe("nobody is created", () => {
  it.each([
    ["an attribute that is required is missing", { "attribute.email": "" }, "attribute.email", "attributeRequired"],
    ["the address is none", { "attribute.email": "ada" }, "attribute.email", "email"],
    ["a number is too high", { "attribute.custom:level": "11" }, "attribute.custom:level", "maxValue 10"],
    ["a text is too short", { "attribute.custom:team": "a" }, "attribute.custom:team", "minLength 2"],
    ["the message has no number to go to", { invitation: "sms" }, "attribute.phone_number", "invitationAddress"],
    ["nothing says how they are told", { invitation: "" }, "invitation", "invitation"],
  ])("when %s", async (_, fields, field, rule) => {
    const answer = await submit({ ...invited, "attribute.name": "Kept", ...fields })
    expect(answer).toMatchObject({
      status: "failed",
      code: "InvalidInput",
      fieldErrors: { [field]: [ruleSentence(rule)] },
      values: { "attribute.name": "Kept" },
    })
    expect(api.createUser).not.toHaveBeenCalled()
  })

  it("and every field that is wrong says so at once", async () => {
    const answer = await submit({ ...invited, "attribute.email": "", "attribute.custom:level": "x" })
    expect(Object.keys((answer as { fieldErrors?: object }).fieldErrors ?? {})).toEqual([
      "attribute.email",
      "attribute.custom:level",
    ])
  })

  it.each<ErrorCode>(["UsernameExistsException", "AliasExistsException"])("when Cognito answers %s", async (code) => {
    api.createUser.mockRejectedValue(new ApiError(code))
    expect(await submit(invited)).toMatchObject({
      status: "failed",
      code,
      fieldErrors: { "attribute.email": [errorSentence(code)] },
    })
  })

  it("when the API refuses what people sign in with, which it calls the user name", async () => {
    api.createUser.mockRejectedValue(new ApiError("InvalidInput", { field: "username", rule: "username" }))
    expect(await submit(invited)).toMatchObject({ fieldErrors: { "attribute.email": [ruleSentence("username")] } })
  })

  it.each<ErrorCode>([
    "CodeDeliveryFailureException",
    "InvalidPasswordException",
    "InvalidParameterException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "LimitExceededException",
    "NotAuthorizedException",
    "PreconditionNotMetException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "UnexpectedLambdaException",
    "UserLambdaValidationException",
    "Unreachable",
    "Internal",
  ])("or it is said above the form that Cognito answered %s", async (code) => {
    api.createUser.mockRejectedValue(new ApiError(code))
    const answer = await submit({ ...invited, invitation: "none" })
    expect(answer).toMatchObject({ status: "failed", code, message: errorSentence(code), fieldErrors: undefined })
    expect(answer).toMatchObject({ values: { "attribute.custom:level": "7" } })
    const { temporaryPassword } = api.createUser.mock.calls[0]?.[0] ?? {}
    expect(JSON.stringify([answer, lines])).not.toContain(temporaryPassword)
    expect(request.written.size).toBe(0)
  })

  it.each([
    ["by somebody who is signed out", null, "NotSignedIn"],
    ["by somebody who is no administrator", { userId: "u", roles: [], role: null }, "Forbidden"],
  ])("%s", async (_, session, code) => {
    current.session = session
    expect(await submit(invited)).toMatchObject({ status: "failed", code })
    expect(api.describeUserPool).not.toHaveBeenCalled()
    expect(api.createUser).not.toHaveBeenCalled()
  })
})
