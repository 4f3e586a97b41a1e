import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { disableUserAction } from "./action"

const api = vi.hoisted(() => ({ disableUser: vi.fn() }))
const current = vi.hoisted(() => ({ request: undefined as unknown, session: null as unknown }))
vi.mock("@/lib/user-changes", () => api)
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const userId = "4dc7a2f0-1111-4222-8333-123456789abc"
const requestId = newRequestId()

let request: ReturnType<typeof fakeRequest>
beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  request = fakeRequest({ headers: { origin: ORIGIN } })
  current.request = request
  current.session = { userId: "admin", roles: ["admin"], role: "admin" }
  api.disableUser.mockReset().mockResolvedValue(undefined)
  for (const level of ["log", "warn", "error"] as const) vi.spyOn(console, level).mockImplementation(() => {})
})

function submit(fields: Record<string, string | undefined> = {}) {
  const form = new FormData()
  const all = { requestId, userId, name: "Person", reason: "Has left", ...fields }
  for (const [name, value] of Object.entries(all)) if (value !== undefined) form.append(name, value)
  return disableUserAction({ status: "idle" }, form)
}

describe("disabling a user", () => {
  it("leads back to them, who are shown as disabled at once", async () => {
    await expect(submit()).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users/${userId}?done=${requestId};`),
    })
    expect(api.disableUser).toHaveBeenCalledExactlyOnceWith({ userId, reason: "Has left", requestId })
    expect(await recentChanges()).toMatchObject([
      { notice: { code: "userDisabled", parameters: { name: "Person" } }, changed: { userId, enabled: false } },
    ])
  })

  it.each([
    ["none", undefined, "Say why"],
    ["nothing but blanks", "  ", "Say why"],
    ["too many words", "x".repeat(501), "500"],
  ])("is refused at the field of its reason with %s", async (_, reason, words) => {
    expect(await submit({ reason })).toMatchObject({
      status: "failed",
      code: "InvalidInput",
      fieldErrors: { reason: [expect.stringContaining(words)] },
    })
    expect(api.disableUser).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it.each([["as it is"], ["in capitals"]])("is refused for one's own account, its id %s", async (how) => {
    current.session = { userId, roles: ["admin"], role: "admin" }
    expect(await submit({ userId: how === "in capitals" ? userId.toUpperCase() : userId })).toMatchObject({
      status: "failed",
      code: "OwnAccount",
      message: expect.stringContaining("Ask another administrator"),
    })
    expect(api.disableUser).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it.each([
    ["signed out", () => (current.session = null), "NotSignedIn"],
    ["no administrator", () => (current.session = { userId: "other", roles: [], role: null }), "Forbidden"],
    ["on another site", () => request.headers.set("origin", "https://evil.example"), "ForeignOrigin"],
  ])("is refused for somebody who is %s", async (_, arrange, code) => {
    arrange()
    expect(await submit()).toMatchObject({ status: "failed", code })
    expect(api.disableUser).not.toHaveBeenCalled()
  })

  it("leads to the list when the user is gone", async () => {
    api.disableUser.mockRejectedValue(new ApiError("UserNotFoundException", { userId }))
    await expect(submit()).rejects.toMatchObject({ digest: expect.stringContaining("/admin/users?done=") })
    expect(await recentChanges()).toMatchObject([{ notice: { code: "userGone" } }])
  })

  it.each<[ErrorCode, string]>([
    ["TooManyRequestsException", "Wait a few seconds"],
    ["InvalidParameterException", "Cognito refused"],
    ["NotAuthorizedException", "Cognito refused"],
    ["Unreachable", "did not answer"],
  ])("stays where it is after %s, and nothing is remembered as disabled", async (code, words) => {
    api.disableUser.mockRejectedValue(new ApiError(code))
    expect(await submit()).toMatchObject({
      status: "failed",
      code,
      message: expect.stringContaining(words),
      values: { reason: "Has left" },
    })
    expect(api.disableUser).toHaveBeenCalledOnce()
    expect(request.written.size).toBe(0)
  })
})
