import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { fakeUser } from "@/lib/testing/fake-user"
import { emailPool } from "@/lib/testing/pool-facts"
import { errorSentence, ruleSentence } from "@/lib/words"
import { updateUserAttributesAction } from "./action"

const api = vi.hoisted(() => ({
  updateUserAttributes: vi.fn(),
  describeUserPool: vi.fn(),
  getUser: vi.fn(),
  revalidatePath: vi.fn(),
}))
const current = vi.hoisted(() => ({ session: null as unknown, request: undefined as unknown }))
vi.mock("@/lib/user-changes", () => ({ updateUserAttributes: api.updateUserAttributes }))
vi.mock("@/lib/user-pool", () => ({ describeUserPool: api.describeUserPool }))
vi.mock("@/lib/users", () => ({ getUser: api.getUser }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/cache", () => ({ revalidatePath: api.revalidatePath }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const userId = "4dc7a2f0-1111-4222-8333-123456789abc"
const requestId = newRequestId()
let request: ReturnType<typeof fakeRequest>
const lines: string[] = []

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  request = fakeRequest({ headers: { origin: ORIGIN } })
  current.request = request
  current.session = { userId: "admin", roles: ["admin"], role: "admin" }
  for (const call of Object.values(api)) call.mockReset()
  api.describeUserPool.mockResolvedValue(emailPool())
  api.updateUserAttributes.mockResolvedValue(undefined)
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line))
  }
})

const shown = {
  email: "ada@example.com",
  email_verified: "true",
  name: "Ada\nof Example",
  "custom:level": "7",
  "custom:team": "",
}
const asShown = Object.fromEntries(Object.entries(shown).map(([name, value]) => [`attribute.${name}`, value]))

function submit(fields: Record<string, string>) {
  const form = new FormData()
  const all = { requestId, userId, name: "Ada", shown: JSON.stringify(shown), ...asShown, ...fields }
  for (const [name, value] of Object.entries(all)) form.append(name, value)
  return updateUserAttributesAction({ status: "idle" }, form)
}

describe("a changed form", () => {
  it("sends what was changed with what was shown, and nothing else", async () => {
    const fields = {
      "attribute.name": "Ada\r\nof Example",
      "attribute.custom:level": "",
      "attribute.custom:team": "blue",
      "attribute.custom:badge": "forged",
      "attribute.sub": "forged",
    }
    await expect(submit(fields)).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users/${userId}?done=${requestId};`),
    })
    expect(api.updateUserAttributes).toHaveBeenCalledExactlyOnceWith({
      userId,
      requestId,
      changes: [
        { name: "custom:team", value: "blue", shown: null },
        { name: "custom:level", value: "", shown: "7" },
      ],
    })
    expect(await recentChanges()).toMatchObject([
      {
        notice: { code: "userAttributesUpdated", parameters: { name: "Ada" } },
        changed: { kind: "user", userId, attributes: { "custom:team": "blue", "custom:level": null } },
      },
    ])
  })

  it.each([
    ["true", "true"],
    ["false", "false"],
  ])("sends with a new address whether it is verified: %s", async (chosen, value) => {
    const fields = { "attribute.email": "new@example.com", "attribute.email_verified": chosen }
    await expect(submit(fields)).rejects.toMatchObject({ digest: expect.stringContaining("NEXT_REDIRECT") })
    expect(api.updateUserAttributes.mock.calls[0]?.[0].changes).toEqual([
      { name: "email", value: "new@example.com", shown: "ada@example.com" },
      { name: "email_verified", value, shown: "true" },
    ])
  })
})

describe("what an identity provider writes", () => {
  beforeEach(() => {
    api.describeUserPool.mockResolvedValue(emailPool({ mappedAttributes: ["email", "name"] }))
    api.getUser.mockResolvedValue(fakeUser({ userId, status: "EXTERNAL_PROVIDER" }))
  })

  it("is left to it, which is said above the form, and nothing is updated", async () => {
    expect(await submit({ "attribute.name": "Typed" })).toMatchObject({
      code: "ProviderAttribute",
      message: expect.stringMatching(/identity provider writes “\u2068Name\u2069”/),
      fieldErrors: undefined,
      values: { "attribute.name": "Typed" },
    })
    expect(api.getUser).toHaveBeenCalledExactlyOnceWith(userId)
    expect(api.updateUserAttributes).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it("is updated of somebody who signs in here", async () => {
    api.getUser.mockResolvedValue(fakeUser({ userId }))
    await expect(submit({ "attribute.name": "Typed" })).rejects.toMatchObject({
      digest: expect.stringContaining("NEXT_REDIRECT"),
    })
    expect(api.updateUserAttributes).toHaveBeenCalledOnce()
  })

  it("costs no look at the user where something else is updated", async () => {
    await expect(submit({ "attribute.custom:level": "8" })).rejects.toMatchObject({
      digest: expect.stringContaining("NEXT_REDIRECT"),
    })
    expect(api.updateUserAttributes).toHaveBeenCalledOnce()
    expect(api.getUser).not.toHaveBeenCalled()
  })

  it("is nobody's when the user is gone: back to the list, which says so", async () => {
    api.getUser.mockResolvedValue(null)
    await expect(submit({ "attribute.name": "Typed" })).rejects.toMatchObject({
      digest: expect.stringContaining("/admin/users?done="),
    })
    expect(api.updateUserAttributes).not.toHaveBeenCalled()
  })
})

describe("nothing is changed", () => {
  it("when nothing was changed, which it says", async () => {
    expect(await submit({})).toMatchObject({
      status: "failed",
      message: ruleSentence("noChange"),
      fieldErrors: undefined,
    })
    expect(api.updateUserAttributes).not.toHaveBeenCalled()
  })

  it.each([
    ["a required attribute was emptied", { "attribute.email": "" }, "attribute.email", "attributeRequired"],
    ["a number is too high", { "attribute.custom:level": "11" }, "attribute.custom:level", "maxValue 10"],
    ["what was shown is missing", { shown: "" }, "shown", "shown"],
    ["what was shown is something else", { shown: '{"name":1}' }, "shown", "shown"],
    ["the user's id is none", { userId: "1" }, "userId", "uuid"],
  ])("when %s", async (_, fields, field, rule) => {
    const answer = await submit({ "attribute.name": "Typed", ...fields })
    expect(answer).toMatchObject({ code: "InvalidInput", fieldErrors: { [field]: [ruleSentence(rule)] } })
    expect(answer).toMatchObject({ values: { "attribute.name": "Typed" } })
    expect(api.updateUserAttributes).not.toHaveBeenCalled()
  })

  it("when somebody else has changed the same, which is said at the field with what is there now", async () => {
    api.updateUserAttributes.mockRejectedValue(new ApiError("ChangedMeanwhile", { userId, field: "name" }))
    const answer = await submit({ "attribute.name": "Typed" })
    expect(answer).toMatchObject({
      code: "ChangedMeanwhile",
      fieldErrors: { "attribute.name": [expect.stringMatching(/somebody else has changed “\u2068Name\u2069”/)] },
      values: { "attribute.name": "Typed" },
    })
    expect(api.revalidatePath).toHaveBeenCalledExactlyOnceWith(`/admin/users/${userId}/update-user-attributes`)
    expect(request.written.size).toBe(0)
  })

  it("when another user has the address", async () => {
    api.updateUserAttributes.mockRejectedValue(new ApiError("AliasExistsException"))
    expect(await submit({ "attribute.email": "taken@example.com" })).toMatchObject({
      fieldErrors: { "attribute.email": [errorSentence("AliasExistsException")] },
    })
  })

  it.each<ErrorCode>([
    "CodeDeliveryFailureException",
    "InvalidEmailRoleAccessPolicyException",
    "InvalidLambdaResponseException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "UserLambdaValidationException",
    "Internal",
  ])("or it is said above the form that Cognito answered %s", async (code) => {
    api.updateUserAttributes.mockRejectedValue(new ApiError(code))
    const answer = await submit({ "attribute.name": "Canary" })
    expect(answer).toMatchObject({ code, message: errorSentence(code), fieldErrors: undefined })
    expect(answer).toMatchObject({ values: { "attribute.name": "Canary" } })
    expect(lines.join()).not.toContain("Canary")
  })

  it("when the user is gone: back to the list, which says so", async () => {
    api.updateUserAttributes.mockRejectedValue(new ApiError("UserNotFoundException"))
    await expect(submit({ "attribute.name": "Typed" })).rejects.toMatchObject({
      digest: expect.stringContaining("/admin/users?done="),
    })
  })

  it("by somebody who is no administrator", async () => {
    current.session = { userId, roles: [], role: null }
    expect(await submit({ "attribute.name": "Typed" })).toMatchObject({ code: "Forbidden" })
    expect(api.updateUserAttributes).not.toHaveBeenCalled()
  })
})
