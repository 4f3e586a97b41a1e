import { beforeEach, describe, expect, it, vi } from "vitest"
import outputs from "@/amplify_outputs.json"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { deleteGroupAction } from "./[groupName]/delete-group/action"
import { updateGroupAction } from "./[groupName]/update-group/action"
import { createGroupAction } from "./create-group/action"

const api = vi.hoisted(() => ({ createGroup: vi.fn(), updateGroup: vi.fn(), deleteGroup: vi.fn() }))
const current = vi.hoisted(() => ({ request: undefined as unknown, session: null as unknown }))
const revalidatePath = vi.hoisted(() => vi.fn())
vi.mock("@/lib/group-changes", () => api)
vi.mock("next/cache", () => ({ revalidatePath }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const SYSTEM_GROUP = `${outputs.auth.user_pool_id}_Google`
const requestId = newRequestId()
const at = "2026-03-01T12:00:00.000Z"
const group = { groupName: "a/b", description: "new", precedence: 3, createdAt: at, updatedAt: at }
const shown = JSON.stringify({ description: "old\r\ntext", precedence: null })

let request: ReturnType<typeof fakeRequest>
beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  request = fakeRequest({ headers: { origin: ORIGIN } })
  current.request = request
  current.session = { userId: "admin", roles: ["admin"], role: "admin" }
  for (const call of Object.values(api)) call.mockReset().mockResolvedValue(group)
  revalidatePath.mockReset()
  for (const level of ["log", "warn", "error"] as const) vi.spyOn(console, level).mockImplementation(() => {})
})

const CHANGES = {
  createGroup: { action: createGroupAction, fields: { groupName: "a/b", description: "new", precedence: "3" } },
  updateGroup: { action: updateGroupAction, fields: { groupName: "a/b", description: "new", precedence: "3", shown } },
  deleteGroup: { action: deleteGroupAction, fields: { groupName: "a/b", typedName: "a/b", reason: "Empty" } },
}
type Verb = keyof typeof CHANGES

function submit(verb: Verb, fields: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ requestId, ...CHANGES[verb].fields, ...fields })) {
    form.append(name, value)
  }
  return CHANGES[verb].action({ status: "idle" }, form)
}
const leadsTo = (path: string) => ({ digest: expect.stringContaining(`${path}?done=${requestId};`) })

function expectNothingDone() {
  for (const call of Object.values(api)) expect(call).not.toHaveBeenCalled()
  expect(request.written.size).toBe(0)
}

describe("a change of a group", () => {
  it.each([
    ["createGroup", { groupName: "a/b", description: "new", precedence: 3 }, "/admin/groups/a~2Fb", "groupCreated"],
    [
      "updateGroup",
      { groupName: "a/b", description: "new", precedence: 3, shownDescription: "old\r\ntext" },
      "/admin/groups/a~2Fb",
      "groupUpdated",
    ],
    ["deleteGroup", { groupName: "a/b", reason: "Empty" }, "/admin/groups", "groupDeleted"],
  ] as const)("%s is done once and leads on", async (verb, sent, path, code) => {
    await expect(submit(verb)).rejects.toMatchObject(leadsTo(path))
    expect(api[verb]).toHaveBeenCalledExactlyOnceWith({ ...sent, requestId })
    expect(await recentChanges()).toMatchObject([{ notice: { code, parameters: { groupName: "a/b" } } }])
  })

  it("takes nothing for none, and a line break as one character", async () => {
    await expect(submit("createGroup", { description: " one\r\ntwo ", precedence: " " })).rejects.toBeDefined()
    expect(api.createGroup.mock.calls[0]?.[0]).toEqual({
      groupName: "a/b",
      description: "one\ntwo",
      precedence: undefined,
      requestId,
    })
  })

  it.each<[Verb, Record<string, string>, string, string]>([
    ["createGroup", { groupName: "two words" }, "groupName", "no spaces"],
    ["createGroup", { groupName: "" }, "groupName", "1 to 128"],
    ["createGroup", { groupName: "a".repeat(129) }, "groupName", "1 to 128"],
    ["createGroup", { description: "a".repeat(2049) }, "description", "2,048"],
    ["createGroup", { precedence: "-1" }, "precedence", "whole number"],
    ["createGroup", { precedence: "1.5" }, "precedence", "whole number"],
    ["createGroup", { precedence: "2147483648" }, "precedence", "whole number"],
    ["updateGroup", { description: "a".repeat(2049) }, "description", "2,048"],
    ["updateGroup", { precedence: "first" }, "precedence", "whole number"],
    ["updateGroup", { shown: "{}" }, "shown", "Reload"],
    ["updateGroup", { shown: "no JSON" }, "shown", "Reload"],
    ["deleteGroup", { typedName: "a" }, "typedName", "not the name"],
    ["deleteGroup", { typedName: "A/B" }, "typedName", "not the name"],
    ["deleteGroup", { typedName: "" }, "typedName", "not the name"],
    ["deleteGroup", { reason: " " }, "reason", "Say why"],
    ["deleteGroup", { reason: "x".repeat(501) }, "reason", "500"],
  ])("%s is refused with %o", async (verb, fields, field, words) => {
    expect(await submit(verb, fields)).toMatchObject({
      status: "failed",
      code: "InvalidInput",
      fieldErrors: { [field]: [expect.stringContaining(words)] },
      values: fields,
    })
    expectNothingDone()
  })

  it.each<[Verb, string]>([
    ["deleteGroup", "ADMINS"],
    ["deleteGroup", SYSTEM_GROUP],
    ["updateGroup", SYSTEM_GROUP],
  ])("%s is refused for %s before the API is asked", async (verb, groupName) => {
    expect(await submit(verb, { groupName, typedName: groupName })).toMatchObject({
      status: "failed",
      code: "ProtectedGroup",
      message: expect.stringContaining(groupName),
    })
    expectNothingDone()
  })

  it("may be one of the administrators' description", async () => {
    await expect(submit("updateGroup", { groupName: "ADMINS" })).rejects.toMatchObject(leadsTo("/admin/groups/ADMINS"))
  })

  it("says at the name that there is such a group already", async () => {
    api.createGroup.mockRejectedValue(new ApiError("GroupExistsException", { groupName: "a/b" }))
    expect(await submit("createGroup")).toMatchObject({
      code: "GroupExistsException",
      fieldErrors: { groupName: [expect.stringContaining("already")] },
      values: CHANGES.createGroup.fields,
    })
    expect(request.written.size).toBe(0)
  })

  it.each(["description", "precedence"])(
    "says that somebody has changed the %s, and reads the page again",
    async (field) => {
      api.updateGroup.mockRejectedValue(new ApiError("ChangedMeanwhile", { groupName: "a/b", field }))
      expect(await submit("updateGroup")).toMatchObject({
        code: "ChangedMeanwhile",
        fieldErrors: { [field]: [expect.stringContaining("somebody else")] },
        values: { description: "new", precedence: "3" },
      })
      expect(revalidatePath).toHaveBeenCalledOnce()
      expect(request.written.size).toBe(0)
    },
  )

  it.each(["updateGroup", "deleteGroup"] as const)("leads %s to the list when the group is gone", async (verb) => {
    api[verb].mockRejectedValue(new ApiError("ResourceNotFoundException", { groupName: "a/b" }))
    await expect(submit(verb)).rejects.toMatchObject(leadsTo("/admin/groups"))
    expect(await recentChanges()).toMatchObject([
      { notice: { code: "groupGone" }, changed: { kind: "groupDeleted", groupName: "a/b" } },
    ])
  })
})

describe.each(Object.keys(CHANGES) as Verb[])("%s", (verb) => {
  it.each<ErrorCode>([
    "LimitExceededException",
    "TooManyRequestsException",
    "Unreachable",
    "Internal",
    "ProtectedGroup",
  ])("stays where it is on %s", async (code) => {
    api[verb].mockRejectedValue(new ApiError(code))
    expect(await submit(verb)).toMatchObject({ status: "failed", code })
    expect(api[verb]).toHaveBeenCalledOnce()
    expect(request.written.size).toBe(0)
  })

  it.each<[string, () => unknown, ErrorCode]>([
    ["signed out", () => (current.session = null), "NotSignedIn"],
    ["no administrator", () => (current.session = { userId: "other", roles: [], role: null }), "Forbidden"],
    ["on another site", () => request.headers.set("origin", "https://evil.example"), "ForeignOrigin"],
  ])("is refused for somebody who is %s", async (_, arrange, code) => {
    arrange()
    expect(await submit(verb)).toMatchObject({ status: "failed", code })
    expectNothingDone()
  })
})
