import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { deleteUserAction } from "./action"

const api = vi.hoisted(() => ({ deleteUser: vi.fn(), getUser: vi.fn() }))
const current = vi.hoisted(() => ({ request: undefined as unknown, session: null as unknown }))
vi.mock("@/lib/user-changes", () => ({ deleteUser: api.deleteUser }))
vi.mock("@/lib/users", () => ({ getUser: api.getUser }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const userId = "4dc7a2f0-1111-4222-8333-123456789abc"
const requestId = newRequestId()
const user = { userId, username: userId, email: "person@example.com", name: "Person", attributes: [] }
const lines: string[] = []

let request: ReturnType<typeof fakeRequest>
beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  request = fakeRequest({ headers: { origin: ORIGIN } })
  current.request = request
  current.session = { userId: "admin", roles: ["admin"], role: "admin" }
  api.getUser.mockReset().mockResolvedValue(user)
  api.deleteUser.mockReset().mockResolvedValue(undefined)
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line))
  }
})

function submit(fields: Record<string, string | undefined>) {
  const form = new FormData()
  const all = { requestId, userId, name: "Person", reason: "Has left", ...fields }
  for (const [name, value] of Object.entries(all)) if (value !== undefined) form.append(name, value)
  return deleteUserAction({ status: "idle" }, form)
}

const leadsTo = (path: string) => ({ digest: expect.stringContaining(`${path}?done=${requestId};`) })

describe("deleting a user", () => {
  it("happens once the address was typed, leads to the list, and the list knows it", async () => {
    await expect(submit({ confirmation: "person@example.com" })).rejects.toMatchObject(leadsTo("/admin/users"))
    expect(api.deleteUser).toHaveBeenCalledExactlyOnceWith({ userId, reason: "Has left", requestId })
    expect(await recentChanges()).toMatchObject([
      { notice: { code: "userDeleted", parameters: { name: "Person" } }, changed: { kind: "userDeleted", userId } },
    ])
  })

  it.each([
    ["nothing", {}],
    ["an empty text", { confirmation: "" }],
    ["another address", { confirmation: "other@example.com" }],
    ["the name, where there is an address", { confirmation: "Person" }],
    ["the id", { confirmation: userId }],
    ["more than any name has", { confirmation: "x".repeat(2049) }],
  ])("is refused at its field for %s", async (_, fields) => {
    expect(await submit(fields)).toMatchObject({
      status: "failed",
      code: "InvalidInput",
      fieldErrors: { confirmation: [expect.stringContaining("not how the account is called")] },
    })
    expect(api.deleteUser).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it.each([
    ["none", undefined, "Say why"],
    ["nothing but blanks", "  ", "Say why"],
    ["too many words", "x".repeat(501), "500"],
  ])("is refused at the field of its reason with %s", async (_, reason, words) => {
    expect(await submit({ confirmation: "person@example.com", reason })).toMatchObject({
      status: "failed",
      code: "InvalidInput",
      fieldErrors: { reason: [expect.stringContaining(words)] },
    })
    expect(api.deleteUser).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it("compares with the address of this moment, whatever the form says", async () => {
    api.getUser.mockResolvedValue({ ...user, email: "changed@example.com" })
    expect(await submit({ confirmation: "person@example.com", email: "person@example.com" })).toMatchObject({
      fieldErrors: { confirmation: [expect.stringContaining("now")] },
      values: { confirmation: "person@example.com" },
    })
    expect(api.deleteUser).not.toHaveBeenCalled()
  })

  it.each([["as it is"], ["in capitals"]])("is refused for one's own account, its id %s", async (how) => {
    current.session = { userId, roles: ["admin"], role: "admin" }
    const own = how === "in capitals" ? userId.toUpperCase() : userId
    expect(await submit({ userId: own, confirmation: "person@example.com" })).toMatchObject({
      status: "failed",
      code: "OwnAccount",
      message: expect.stringContaining("Ask another administrator"),
    })
    expect(api.deleteUser).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it.each([
    ["signed out", () => (current.session = null), "NotSignedIn"],
    ["no administrator", () => (current.session = { userId: "other", roles: [], role: null }), "Forbidden"],
    ["on another site", () => request.headers.set("origin", "https://evil.example"), "ForeignOrigin"],
  ])("is refused for somebody who is %s", async (_, arrange, code) => {
    arrange()
    expect(await submit({ confirmation: "person@example.com" })).toMatchObject({ status: "failed", code })
    expect(api.getUser).not.toHaveBeenCalled()
    expect(api.deleteUser).not.toHaveBeenCalled()
  })

  it("leads to the list when somebody else deleted the user before", async () => {
    api.getUser.mockResolvedValue(null)
    await expect(submit({ confirmation: "person@example.com" })).rejects.toMatchObject(leadsTo("/admin/users"))
    expect(api.deleteUser).not.toHaveBeenCalled()
    expect(await recentChanges()).toMatchObject([{ notice: { code: "userGone" }, changed: { kind: "userDeleted" } }])
  })

  it("leads to the list when somebody else deletes the user at that moment", async () => {
    api.deleteUser.mockRejectedValue(new ApiError("UserNotFoundException", { userId }))
    await expect(submit({ confirmation: "person@example.com" })).rejects.toMatchObject(leadsTo("/admin/users"))
    expect(await recentChanges()).toMatchObject([{ notice: { code: "userGone" } }])
  })

  it.each<[ErrorCode, string]>([
    ["TooManyRequestsException", "Wait a few seconds"],
    ["InvalidParameterException", "Cognito refused"],
    ["NotAuthorizedException", "Cognito refused"],
    ["ResourceNotFoundException", "does not exist any more"],
    ["AccessDeniedException", "permission is missing"],
    ["Internal", "ours, not yours"],
    ["Unreachable", "did not answer"],
  ])("stays where it is after %s, and nothing is remembered as deleted", async (code, words) => {
    api.deleteUser.mockRejectedValue(new ApiError(code))
    expect(await submit({ confirmation: "person@example.com" })).toMatchObject({
      status: "failed",
      code,
      message: expect.stringContaining(words),
      values: { confirmation: "person@example.com", reason: "Has left" },
    })
    expect(api.deleteUser).toHaveBeenCalledOnce()
    expect(request.written.size).toBe(0)
  })

  it("logs nothing of the person", async () => {
    await submit({ confirmation: "other@example.com" })
    await submit({ confirmation: "person@example.com" }).catch(() => {})
    expect(lines).toHaveLength(2)
    expect(lines.join()).not.toMatch(/example\.com|Person|Has left/)
  })
})
