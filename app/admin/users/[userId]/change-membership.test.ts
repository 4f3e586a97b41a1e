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
  api.removeUserFromGroup.mockReset()
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
      data: { groupName: "EDITORS", held, sentence: expect.stringMatching(/EDITORS.*15 minutes/s) },
    })
  })

  it("is remembered for the lists that do not know of it yet", async () => {
    await submit({ userId, groupName: "EDITORS" })
    const changed = { kind: "memberships", groupName: "EDITORS", held, users: packUserIds([userId]) }
    expect(await recentChanges()).toMatchObject([{ changed }])
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
      message: expect.stringContaining("does not exist any more"),
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
  const form = new FormData()
  for (const [name, value] of Object.entries({ userId: own, groupName })) form.append(name, value)
  expect(await removeUserFromGroupAction({ status: "idle" }, form)).toMatchObject({ code: "OwnAccount" })
  expect(api.removeUserFromGroup).not.toHaveBeenCalled()
  expect(request.written.size).toBe(0)
})
