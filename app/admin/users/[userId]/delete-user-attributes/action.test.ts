import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { noticeSentence } from "@/lib/notices"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { fakeUser } from "@/lib/testing/fake-user"
import { attributeDefinition, emailPool } from "@/lib/testing/pool-facts"
import { errorSentence, ruleSentence } from "@/lib/words"
import { deleteUserAttributesAction } from "./action"

const api = vi.hoisted(() => ({
  deleteUserAttributes: vi.fn(),
  describeUserPool: vi.fn(),
  getUser: vi.fn(),
  revalidatePath: vi.fn(),
}))
const current = vi.hoisted(() => ({ session: null as unknown, request: undefined as unknown }))
vi.mock("@/lib/user-changes", () => ({ deleteUserAttributes: api.deleteUserAttributes }))
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
  api.deleteUserAttributes.mockResolvedValue(undefined)
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line))
  }
})

const shown = {
  email: "ada@example.com",
  email_verified: "true",
  phone_number: "+4930123456",
  phone_number_verified: "true",
  name: "Ada\r\nCanary",
  "custom:level": "7",
  "custom:badge": "12",
}

/** Submits the form with these attributes chosen. */
function submit(names: readonly string[], fields: Record<string, string> = {}) {
  const form = new FormData()
  const chosen = Object.fromEntries(names.map((name) => [`attribute.${name}`, "on"]))
  const all = {
    requestId,
    userId,
    name: "Ada",
    reason: "They asked for it",
    shown: JSON.stringify(shown),
    ...chosen,
    ...fields,
  }
  for (const [name, value] of Object.entries(all)) form.append(name, value)
  return deleteUserAttributesAction({ status: "idle" }, form)
}

function expectNothingDone() {
  expect(api.deleteUserAttributes).not.toHaveBeenCalled()
  expect(request.written.size).toBe(0)
}

describe("deleting attributes", () => {
  it("sends what was chosen with what was shown, and leads to the user, who is without it at once", async () => {
    await expect(submit(["name", "custom:level"])).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users/${userId}?done=${requestId};`),
    })
    expect(api.deleteUserAttributes).toHaveBeenCalledExactlyOnceWith({
      userId,
      reason: "They asked for it",
      requestId,
      attributes: [
        { name: "name", shown: "Ada\r\nCanary" },
        { name: "custom:level", shown: "7" },
      ],
    })
    const [done] = await recentChanges()
    expect(done?.notice && noticeSentence(done.notice)).toMatch(/chosen attributes of .*Ada.* were deleted/s)
    expect(done?.changed).toEqual({ kind: "user", userId, attributes: { name: null, "custom:level": null } })
    expect(lines.join()).not.toContain("Canary")
  })

  it.each([
    ["alone", ["phone_number"]],
    ["with it, once", ["phone_number", "phone_number_verified"]],
  ])("takes the verification with the contact: it was chosen %s", async (_, names) => {
    await expect(submit(names)).rejects.toMatchObject({ digest: expect.stringContaining("NEXT_REDIRECT") })
    expect(api.deleteUserAttributes.mock.calls[0]?.[0].attributes).toEqual([
      { name: "phone_number", shown: "+4930123456" },
      { name: "phone_number_verified", shown: "true" },
    ])
    expect((await recentChanges())[0]?.changed).toMatchObject({
      attributes: { phone_number: null, phone_number_verified: null },
    })
  })

  it("takes no verification that there is none of", async () => {
    const fields = { shown: JSON.stringify({ phone_number: "+4930123456" }) }
    await expect(submit(["phone_number"], fields)).rejects.toMatchObject({
      digest: expect.stringContaining("NEXT_REDIRECT"),
    })
    expect(api.deleteUserAttributes.mock.calls[0]?.[0].attributes).toEqual([
      { name: "phone_number", shown: "+4930123456" },
    ])
  })
})

describe("what an identity provider writes", () => {
  beforeEach(() => {
    api.describeUserPool.mockResolvedValue(emailPool({ mappedAttributes: ["email", "name"] }))
    api.getUser.mockResolvedValue(fakeUser({ userId, status: "EXTERNAL_PROVIDER" }))
  })

  it("is left to it, which is said above the form, and nothing is deleted", async () => {
    expect(await submit(["name", "custom:level"])).toMatchObject({
      code: "ProviderAttribute",
      message: expect.stringMatching(/identity provider writes “\u2068Name\u2069”/),
      fieldErrors: undefined,
      values: { "attribute.name": "on" },
    })
    expect(api.getUser).toHaveBeenCalledExactlyOnceWith(userId)
    expect(api.deleteUserAttributes).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it("is deleted of somebody who signs in here", async () => {
    api.getUser.mockResolvedValue(fakeUser({ userId }))
    await expect(submit(["name", "custom:level"])).rejects.toMatchObject({
      digest: expect.stringContaining("NEXT_REDIRECT"),
    })
    expect(api.deleteUserAttributes).toHaveBeenCalledOnce()
  })

  it("costs no look at the user where something else is deleted", async () => {
    await expect(submit(["custom:level"])).rejects.toMatchObject({
      digest: expect.stringContaining("NEXT_REDIRECT"),
    })
    expect(api.deleteUserAttributes).toHaveBeenCalledOnce()
    expect(api.getUser).not.toHaveBeenCalled()
  })

  it("is nobody's when the user is gone: back to the list, which says so", async () => {
    api.getUser.mockResolvedValue(null)
    await expect(submit(["name", "custom:level"])).rejects.toMatchObject({
      digest: expect.stringContaining("/admin/users?done="),
    })
    expect(api.deleteUserAttributes).not.toHaveBeenCalled()
  })
})

describe("nothing is deleted", () => {
  it("when nothing was chosen, which is said at the choice", async () => {
    expect(await submit([])).toMatchObject({
      status: "failed",
      code: "InvalidInput",
      fieldErrors: { chosen: [ruleSentence("attributesChosen")] },
    })
    expectNothingDone()
  })

  it.each([
    ["the pool requires it", ["email"], "attributeKept"],
    ["the pool lets nobody change it", ["custom:badge"], "attributeUnknown"],
    ["it is Cognito's own", ["sub"], "attributeUnknown"],
    ["the pool does not have it", ["custom:other"], "attributeUnknown"],
    ["it is the name of nothing", [""], "attributeUnknown"],
    ["the form did not show it", ["custom:remote"], "shown"],
    ["one of several cannot be", ["name", "custom:badge"], "attributeUnknown"],
  ])("when %s, which is said above the form", async (_, names, rule) => {
    expect(await submit(names)).toMatchObject({ message: ruleSentence(rule), fieldErrors: undefined })
    expectNothingDone()
  })

  it("when it is Cognito's own although the pool lists it as one that can be changed", async () => {
    const pool = emailPool()
    const attributes = [...pool.attributes, attributeDefinition("identities")]
    api.describeUserPool.mockResolvedValue({ ...pool, attributes })
    expect(await submit(["identities"], { shown: '{"identities":"[]"}' })).toMatchObject({
      message: ruleSentence("attributeUnknown"),
      fieldErrors: undefined,
    })
    expectNothingDone()
  })

  it.each([
    ["what was shown is missing", { shown: "" }, "shown", "shown"],
    ["what was shown is something else", { shown: '{"name":1}' }, "shown", "shown"],
    ["a checkbox has a value of its own", { "attribute.name": "true" }, "attribute.name", "attributeChoice"],
    ["the user's id is none", { userId: "1" }, "userId", "uuid"],
    ["no reason is given", { reason: " " }, "reason", "reason"],
    ["the reason is too long", { reason: "x".repeat(501) }, "reason", "reasonLength"],
  ])("when %s", async (_, fields, field, rule) => {
    expect(await submit(["custom:level"], fields)).toMatchObject({
      code: "InvalidInput",
      fieldErrors: { [field]: [ruleSentence(rule)] },
      values: { "attribute.custom:level": "on" },
    })
    expectNothingDone()
  })

  it("when somebody else has changed one of them, which is said there, and what is there now is read", async () => {
    api.deleteUserAttributes.mockRejectedValue(new ApiError("ChangedMeanwhile", { userId, field: "name" }))
    expect(await submit(["name", "custom:level"])).toMatchObject({
      code: "ChangedMeanwhile",
      fieldErrors: { "attribute.name": [expect.stringMatching(/somebody else has changed “\u2068Name\u2069”/)] },
      values: { "attribute.name": "on", "attribute.custom:level": "on" },
    })
    expect(api.revalidatePath).toHaveBeenCalledExactlyOnceWith(`/admin/users/${userId}/delete-user-attributes`)
    expect(request.written.size).toBe(0)
  })

  it.each<ErrorCode>([
    "AccessDeniedException",
    "InvalidParameterException",
    "NotAuthorizedException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "Unreachable",
    "Internal",
  ])("or it is said above the form that Cognito answered %s", async (code) => {
    api.deleteUserAttributes.mockRejectedValue(new ApiError(code))
    const answer = await submit(["name"])
    expect(answer).toMatchObject({ code, message: errorSentence(code), fieldErrors: undefined })
    expect(answer).toMatchObject({ values: { "attribute.name": "on" } })
    expect(api.deleteUserAttributes).toHaveBeenCalledOnce()
    expect(request.written.size).toBe(0)
    expect(lines.join()).not.toContain("Canary")
  })

  it("when the user is gone: back to the list, which says so", async () => {
    api.deleteUserAttributes.mockRejectedValue(new ApiError("UserNotFoundException"))
    await expect(submit(["name"])).rejects.toMatchObject({ digest: expect.stringContaining("/admin/users?done=") })
    expect(await recentChanges()).toMatchObject([{ notice: { code: "userGone" } }])
  })

  it.each([
    ["signed out", () => (current.session = null), "NotSignedIn"],
    ["no administrator", () => (current.session = { userId, roles: [], role: null }), "Forbidden"],
    ["on another site", () => request.headers.set("origin", "https://evil.example"), "ForeignOrigin"],
  ])("by somebody who is %s", async (_, arrange, code) => {
    arrange()
    expect(await submit(["name"])).toMatchObject({ status: "failed", code })
    expect(api.describeUserPool).not.toHaveBeenCalled()
    expectNothingDone()
  })
})
