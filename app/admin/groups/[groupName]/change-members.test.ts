import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { addUserToGroupAction } from "./add-user-to-group/action"
import { removeUserFromGroupAction } from "./remove-user-from-group/action"

const api = vi.hoisted(() => ({ addUserToGroup: vi.fn(), removeUserFromGroup: vi.fn() }))
const getUser = vi.hoisted(() => vi.fn())
const current = vi.hoisted(() => ({ request: undefined as unknown, session: null as unknown }))
vi.mock("@/lib/groups", () => api)
vi.mock("@/lib/users", () => ({ getUser }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const userId = "4dc7a2f0-1111-4222-8333-123456789abc"
const groupName = "a/b"
const requestId = newRequestId()
const user = { userId, username: userId, name: "Person", attributes: [] }

let request: ReturnType<typeof fakeRequest>
beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  request = fakeRequest({ headers: { origin: ORIGIN } })
  current.request = request
  current.session = { userId: "admin", roles: ["admin"], role: "admin" }
  api.addUserToGroup.mockReset().mockResolvedValue(undefined)
  api.removeUserFromGroup.mockReset().mockResolvedValue({ signedOut: false })
  getUser.mockReset().mockResolvedValue(user)
  for (const level of ["log", "warn", "error"] as const) vi.spyOn(console, level).mockImplementation(() => {})
})

describe.each([
  { verb: "addUserToGroup" as const, action: addUserToGroupAction, held: true, code: "userAddedToGroup" },
  {
    verb: "removeUserFromGroup" as const,
    action: removeUserFromGroupAction,
    held: false,
    code: "userRemovedFromGroup",
  },
])("$verb from the group's page", ({ verb, action, held, code }) => {
  function submit(fields: Record<string, string> = {}) {
    const form = new FormData()
    for (const [name, value] of Object.entries({ requestId, userId, groupName, ...fields })) form.append(name, value)
    return action({ status: "idle" }, form)
  }

  it("leads back to the group, whose members are right at once", async () => {
    const digest = expect.stringContaining(`/admin/groups/a~2Fb?done=${requestId};`)
    await expect(submit()).rejects.toMatchObject({ digest })
    expect(api[verb]).toHaveBeenCalledExactlyOnceWith({ userId, groupName, requestId })
    expect(await recentChanges()).toMatchObject([
      {
        notice: { code, parameters: { name: "Person", groupName } },
        changed: { kind: "membership", groupName, held, user },
      },
    ])
  })

  it("of a role is refused at its field without a reason, and done with one", async () => {
    const refused = await submit({ groupName: "SUPPORT", reason: " " })
    expect(refused).toMatchObject({
      code: "InvalidInput",
      fieldErrors: { reason: [expect.stringContaining("Say why")] },
    })
    expect(api[verb]).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
    await expect(submit({ groupName: "SUPPORT", reason: "They asked for it" })).rejects.toBeDefined()
    const change = { userId, groupName: "SUPPORT", reason: "They asked for it", requestId }
    expect(api[verb]).toHaveBeenCalledExactlyOnceWith(change)
  })

  it("of a role is refused to a form that asks for no reason", async () => {
    expect(await submit({ groupName: "SUPPORT" })).toMatchObject({
      fieldErrors: { groupName: [expect.stringContaining("takes a reason")] },
    })
    expect(api[verb]).not.toHaveBeenCalled()
  })

  it.each([
    ["an id that is no UUID", { userId: "1" }, "userId"],
    ["a group with a space in its name", { groupName: "two words" }, "groupName"],
  ])("is refused with %s", async (_, fields, field) => {
    expect(await submit(fields)).toMatchObject({ code: "InvalidInput", fieldErrors: { [field]: [expect.any(String)] } })
    expect(api[verb]).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it("says that the user is gone, and changes nothing", async () => {
    getUser.mockResolvedValue(null)
    expect(await submit()).toMatchObject({ status: "failed", code: "UserNotFoundException" })
    expect(api[verb]).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it("leads to the list when the group is gone", async () => {
    api[verb].mockRejectedValue(new ApiError("ResourceNotFoundException", { groupName }))
    await expect(submit()).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/groups?done=${requestId};`),
    })
    expect(await recentChanges()).toMatchObject([{ notice: { code: "groupGone" } }])
  })

  it.each<[string, () => unknown, ErrorCode]>([
    ["signed out", () => (current.session = null), "NotSignedIn"],
    ["no administrator", () => (current.session = { userId: "other", roles: [], role: null }), "Forbidden"],
    ["on another site", () => request.headers.set("origin", "https://evil.example"), "ForeignOrigin"],
  ])("is refused for somebody who is %s", async (_, arrange, refusal) => {
    arrange()
    expect(await submit()).toMatchObject({ status: "failed", code: refusal })
    expect(api[verb]).not.toHaveBeenCalled()
  })
})

it.each([
  [userId, "ADMINS"],
  [userId.toUpperCase(), "ADMINS"],
  [userId, "SUPPORT"],
  [userId, "AUDITORS"],
])("nobody takes a role from themselves: %s, %s", async (own, groupName) => {
  current.session = { userId, roles: ["admin"], role: "admin" }
  const form = new FormData()
  const fields = { userId: own, groupName, reason: "Enough" }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  expect(await removeUserFromGroupAction({ status: "idle" }, form)).toMatchObject({ code: "OwnAccount" })
  expect(api.removeUserFromGroup).not.toHaveBeenCalled()
  expect(request.written.size).toBe(0)
})

it.each([
  [true, {}, "roleTaken"],
  [false, { keepSignedIn: "on" }, "roleTakenSignedIn"],
  [false, {}, "roleTakenNotSignedOut"],
])("what became of the sessions of whoever loses a role is said: %s, %o", async (signedOut, fields, code) => {
  api.removeUserFromGroup.mockResolvedValue({ signedOut })
  const form = new FormData()
  const all = { requestId, userId, groupName: "AUDITORS", reason: "Has left", ...fields }
  for (const [name, value] of Object.entries(all)) form.append(name, value)
  await expect(removeUserFromGroupAction({ status: "idle" }, form)).rejects.toBeDefined()
  expect(await recentChanges()).toMatchObject([{ notice: { code, parameters: { name: "Person" } } }])
})
