import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError } from "@/lib/api-error"
import { packUserIds } from "@/lib/chosen-users"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { addUserToGroupAction } from "./add-user-to-group/action"
import { removeUserFromGroupAction } from "./remove-user-from-group/action"

const api = vi.hoisted(() => ({ addUserToGroup: vi.fn(), removeUserFromGroup: vi.fn() }))
const current = vi.hoisted(() => ({ session: null as unknown, request: undefined as unknown }))
vi.mock("@/lib/groups", () => api)
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const userId = "4dc7a2f0-1111-4222-8333-123456789abc"

let request: ReturnType<typeof fakeRequest>
function arrive(origin = ORIGIN) {
  request = fakeRequest({ headers: { origin } })
  current.request = request
}

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  arrive()
  current.session = { userId: "admin", roles: ["admin"], role: "admin" }
  api.addUserToGroup.mockReset()
  api.removeUserFromGroup.mockReset().mockResolvedValue({ signedOut: false })
})

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

describe.each([
  { verb: "addUserToGroup" as const, action: addUserToGroupAction, held: true },
  { verb: "removeUserFromGroup" as const, action: removeUserFromGroupAction, held: false },
])("$verb", ({ verb, action, held }) => {
  const other = verb === "addUserToGroup" ? api.removeUserFromGroup : api.addUserToGroup
  const submit = (fields: Record<string, string>) => action({ status: "idle" }, form(fields))

  it("changes this user and this group under the id of the form, and says when it binds", async () => {
    const requestId = newRequestId()
    const result = await submit({ userId, groupName: "EDITORS", requestId })
    expect(api[verb]).toHaveBeenCalledExactlyOnceWith({ userId, groupName: "EDITORS", requestId })
    expect(other).not.toHaveBeenCalled()
    expect(result).toMatchObject({
      status: "ok",
      data: {
        groupName: "EDITORS",
        held,
        sentence: expect.stringContaining("EDITORS"),
        effect: { before: expect.any(String), time: { text: expect.stringMatching(/^\d\d:\d\d UTC$/) } },
      },
    })
  })

  it("is remembered for the lists that do not know of it yet", async () => {
    await submit({ userId, groupName: "EDITORS" })
    const changed = { kind: "memberships", groupName: "EDITORS", held, users: packUserIds([userId]) }
    expect(await recentChanges()).toMatchObject([{ changed }])
  })

  it("hands on why a group was given or taken that gives no role, where somebody says so", async () => {
    await submit({ userId, groupName: "EDITORS", reason: " They asked for it " })
    expect(api[verb]).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ reason: "They asked for it" }))
  })

  it.each(["ADMINS", "SUPPORT", "AUDITORS"])("of %s, which gives a role, leads back to the user", async (groupName) => {
    const requestId = newRequestId()
    const change = { userId, groupName, reason: "They asked for it", requestId }
    await expect(submit({ ...change, name: "Person" })).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users/${userId}?done=${requestId};`),
    })
    expect(api[verb]).toHaveBeenCalledExactlyOnceWith(change)
    expect(await recentChanges()).toMatchObject([
      { notice: { parameters: { name: "Person", groupName } }, changed: { kind: "memberships", groupName, held } },
    ])
  })

  it.each([
    ["an empty reason", { reason: "" }, "reason", "Say why"],
    ["blanks for a reason", { reason: "  " }, "reason", "Say why"],
    ["too long a reason", { reason: "x".repeat(501) }, "reason", "500"],
    ["a form that asks for no reason", {}, "groupName", "takes a reason"],
  ])("of a role is refused with %s", async (_, fields, field, words) => {
    for (const groupName of ["ADMINS", "SUPPORT", "AUDITORS"]) {
      expect(await submit({ userId, groupName, ...fields })).toMatchObject({
        status: "failed",
        code: "InvalidInput",
        fieldErrors: { [field]: [expect.stringContaining(words)] },
      })
    }
    expect(api[verb]).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it.each([
    ["no group", { userId }, "groupName", "Choose a group"],
    ["an empty group", { userId, groupName: " " }, "groupName", "Choose a group"],
    ["a group with a space in its name", { userId, groupName: "two words" }, "groupName", "no spaces"],
    ["a group whose name is too long", { userId, groupName: "a".repeat(129) }, "groupName", "128"],
    ["an id that is no UUID", { userId: "1", groupName: "EDITORS" }, "userId", "not a user's id"],
    ["no user", { groupName: "EDITORS" }, "userId", "not a user's id"],
  ])("is refused at its field with %s", async (_, fields, field, words) => {
    expect(await submit(fields)).toMatchObject({
      status: "failed",
      code: "InvalidInput",
      fieldErrors: { [field]: [expect.stringContaining(words)] },
    })
    expect(api[verb]).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it.each([
    ["signed out", () => (current.session = null), "NotSignedIn"],
    ["no administrator", () => (current.session = { userId, roles: [], role: null }), "Forbidden"],
    ["on another site", () => arrive("https://evil.example"), "ForeignOrigin"],
  ])("is refused for somebody who is %s", async (_, arrange, code) => {
    arrange()
    expect(await submit({ userId, groupName: "EDITORS" })).toMatchObject({ status: "failed", code })
    expect(api[verb]).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it("says that the user is gone", async () => {
    api[verb].mockRejectedValue(new ApiError("UserNotFoundException", { userId }))
    expect(await submit({ userId, groupName: "EDITORS" })).toMatchObject({
      code: "UserNotFoundException",
      message: expect.stringContaining("does not find this user"),
    })
    expect(request.written.size).toBe(0)
  })
})

it.each([
  [userId, "ADMINS"],
  [userId.toUpperCase(), "ADMINS"],
  [userId, "SUPPORT"],
  [userId, "AUDITORS"],
])("nobody takes a role from themselves: %s, %s", async (own, groupName) => {
  current.session = { userId, roles: ["admin"], role: "admin" }
  const fields = { userId: own, groupName, reason: "Enough" }
  expect(await removeUserFromGroupAction({ status: "idle" }, form(fields))).toMatchObject({ code: "OwnAccount" })
  expect(api.removeUserFromGroup).not.toHaveBeenCalled()
  expect(request.written.size).toBe(0)
})

describe("whoever loses a role", () => {
  const remove = (fields: Record<string, string> = {}) =>
    removeUserFromGroupAction({ status: "idle" }, form({ userId, groupName: "SUPPORT", reason: "Has left", ...fields }))
  const saidAfter = async (submitted: Promise<unknown>) => {
    await expect(submitted).rejects.toBeDefined()
    return (await recentChanges())[0]?.notice?.code
  }

  it.each([
    ["is signed out with it", {}, true, "roleTaken"],
    ["stays signed in where that was asked for", { keepSignedIn: "on" }, false, "roleTakenSignedIn"],
    ["is said to be signed in still where that failed", {}, false, "roleTakenNotSignedOut"],
  ])("%s", async (_, fields, signedOut, code) => {
    api.removeUserFromGroup.mockResolvedValue({ signedOut })
    expect(await saidAfter(remove(fields))).toBe(code)
    const keepSignedIn = "keepSignedIn" in fields || undefined
    expect(api.removeUserFromGroup).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ keepSignedIn }))
  })

  it("is not taken for ticked by anything but what the checkbox sends", async () => {
    expect(await remove({ keepSignedIn: "true" })).toMatchObject({
      fieldErrors: { keepSignedIn: [expect.any(String)] },
    })
    expect(api.removeUserFromGroup).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })
})
