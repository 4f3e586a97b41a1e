import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { meetsPasswordRules } from "@/lib/password-rules"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { emailPool } from "@/lib/testing/pool-facts"
import type { User } from "@/lib/users"
import { setUserPasswordAction } from "./action"
import { setUserPasswordOffer } from "./offer"

const api = vi.hoisted(() => ({ setUserPassword: vi.fn(), describeUserPool: vi.fn() }))
const current = vi.hoisted(() => ({ request: undefined as unknown, session: null as unknown }))
vi.mock("@/lib/user-changes", () => ({ setUserPassword: api.setUserPassword }))
vi.mock("@/lib/user-pool", () => ({ describeUserPool: api.describeUserPool }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const CANARY = "Canary-1-Canary-2"
const userId = "4dc7a2f0-1111-4222-8333-123456789abc"
const requestId = newRequestId()
const lines: string[] = []

let request: ReturnType<typeof fakeRequest>
beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  request = fakeRequest({ headers: { origin: ORIGIN } })
  current.request = request
  current.session = { userId: "admin", roles: ["admin"], role: "admin" }
  api.setUserPassword.mockReset().mockResolvedValue(undefined)
  api.describeUserPool.mockReset().mockResolvedValue(emailPool())
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line))
  }
})

function submit(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ requestId, userId, name: "Person", ...fields })) form.append(name, value)
  return setUserPasswordAction({ status: "idle" }, form)
}

function sentPassword(): string {
  return api.setUserPassword.mock.calls[0]?.[0].password
}

const GENERATE = { source: "generate", password: "", permanent: "no" }
const TYPE = { source: "type", password: CANARY, permanent: "no" }

describe("setting a password", () => {
  it.each([
    ["temporary", "no", "FORCE_CHANGE_PASSWORD"],
    ["permanent", "yes", "CONFIRMED"],
  ])("generates a %s one to the pool's policy and answers with it, and only so", async (_, permanent, status) => {
    const result = await submit({ ...GENERATE, permanent })
    const password = sentPassword()
    expect(meetsPasswordRules(password, emailPool().passwordPolicy)).toBe(true)
    expect(api.setUserPassword).toHaveBeenCalledExactlyOnceWith({
      userId,
      password,
      permanent: permanent === "yes",
      requestId,
    })
    expect(result).toMatchObject({ status: "ok", data: { userId, generated: password, requestId } })
    const changes = await recentChanges()
    expect(changes).toMatchObject([{ requestId, changed: { kind: "user", userId, status } }])
    expect(JSON.stringify(changes)).not.toContain(password)
    expect(lines.join()).not.toContain(password)
  })

  it("hands on why, which may be left out", async () => {
    await submit({ ...GENERATE, reason: " Lost the phone " })
    expect(api.setUserPassword).toHaveBeenLastCalledWith(expect.objectContaining({ reason: "Lost the phone" }))
    await submit({ ...GENERATE, reason: "" })
    expect(api.setUserPassword).toHaveBeenLastCalledWith(expect.objectContaining({ reason: undefined }))
  })

  it("is refused at the field of its reason when that is too long", async () => {
    const fieldErrors = { reason: [expect.stringContaining("500")] }
    expect(await submit({ ...GENERATE, reason: "x".repeat(501) })).toMatchObject({ status: "failed", fieldErrors })
    expect(api.setUserPassword).not.toHaveBeenCalled()
  })

  it("ignores what stands in the hidden field when one is generated", async () => {
    await submit({ ...GENERATE, password: CANARY })
    expect(api.setUserPassword).toHaveBeenCalledOnce()
    expect(api.setUserPassword).not.toHaveBeenCalledWith(expect.objectContaining({ password: CANARY }))
  })

  it.each([
    ["temporary", "no", "userTemporaryPasswordSet", "FORCE_CHANGE_PASSWORD"],
    ["permanent", "yes", "userPasswordSet", "CONFIRMED"],
  ])("sends a typed, %s one, leads back and keeps it nowhere", async (_, permanent, code, status) => {
    const answer = submit({ ...TYPE, permanent })
    await expect(answer).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users/${userId}?done=${requestId};`),
    })
    const sent = { userId, password: CANARY, permanent: permanent === "yes", requestId }
    expect(api.setUserPassword).toHaveBeenCalledExactlyOnceWith(sent)
    const changes = await recentChanges()
    expect(changes).toMatchObject([{ notice: { code }, changed: { userId, status } }])
    expect(JSON.stringify([changes, await answer.catch((error) => error.digest)])).not.toContain(CANARY)
    expect(lines.join()).not.toContain(CANARY)
  })

  it.each([
    ["no source", { source: "" }, "source", "generated or you type"],
    ["neither temporary nor permanent", { permanent: "maybe" }, "permanent", "temporary or permanent"],
    ["nothing typed", { password: "" }, "password", "Enter a password"],
    ["a space at its end", { password: `${CANARY} ` }, "password", "nor ends with a space"],
    ["more than Cognito takes", { password: CANARY.repeat(20) }, "password", "256"],
    [
      "what breaks the pool's policy",
      { password: "canary-canary" },
      "password",
      "At least 8 characters, with a lowercase",
    ],
  ])("is refused at its field for %s, and the password is not given back", async (_, fields, field, words) => {
    const result = await submit({ ...TYPE, ...fields })
    expect(result).toMatchObject({ status: "failed", fieldErrors: { [field]: [expect.stringContaining(words)] } })
    expect(JSON.stringify(result).toLowerCase()).not.toContain("canary")
    expect(api.setUserPassword).not.toHaveBeenCalled()
    expect(request.written.size).toBe(0)
  })

  it.each([
    ["signed out", () => (current.session = null), "NotSignedIn"],
    ["no administrator", () => (current.session = { userId: "other", roles: [], role: null }), "Forbidden"],
    ["on another site", () => request.headers.set("origin", "https://evil.example"), "ForeignOrigin"],
  ])("is refused for somebody who is %s", async (_, arrange, code) => {
    arrange()
    expect(await submit(TYPE)).toMatchObject({ status: "failed", code })
    expect(api.setUserPassword).not.toHaveBeenCalled()
  })

  it.each<[ErrorCode, string, string | null]>([
    ["InvalidPasswordException", "user pool's rules", "password"],
    ["PasswordHistoryPolicyViolationException", "used before", "password"],
    ["UnsupportedUserStateException", "present state", null],
    ["InvalidParameterException", "Cognito refused", null],
    ["NotAuthorizedException", "Cognito refuse", null],
    ["TooManyRequestsException", "Wait a few seconds", null],
    ["Unreachable", "did not answer", null],
  ])("stays where it is after %s, without the password", async (code, words, field) => {
    api.setUserPassword.mockRejectedValue(new ApiError(code))
    for (const fields of [TYPE, GENERATE]) {
      api.setUserPassword.mockClear()
      const result = await submit(fields)
      const password = sentPassword()
      expect(result).toMatchObject({ status: "failed", code, message: expect.stringContaining(words) })
      if (field) expect(result).toMatchObject({ fieldErrors: { [field]: [expect.stringContaining(words)] } })
      expect(JSON.stringify(result)).not.toContain(password)
      expect(lines.join()).not.toContain(password)
      expect(api.setUserPassword).toHaveBeenCalledOnce()
      expect(request.written.size).toBe(0)
    }
  })

  it("leads to the list when the user is gone, and shows no password", async () => {
    api.setUserPassword.mockRejectedValue(new ApiError("UserNotFoundException", { userId }))
    await expect(submit(GENERATE)).rejects.toMatchObject({ digest: expect.stringContaining("/admin/users?done=") })
    expect(await recentChanges()).toMatchObject([{ notice: { code: "userGone" } }])
  })
})

it("a password is on offer for everybody but those of another provider", () => {
  const offered = (status: string) => setUserPasswordOffer.refusal({ status } as User, { isSelf: false })
  expect(offered("EXTERNAL_PROVIDER")?.reason).toContain("another provider")
  for (const status of ["CONFIRMED", "UNCONFIRMED", "FORCE_CHANGE_PASSWORD", "RESET_REQUIRED"]) {
    expect(offered(status)).toBeNull()
  }
})
