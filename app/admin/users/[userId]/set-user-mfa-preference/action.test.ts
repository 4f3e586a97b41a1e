import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError } from "@/lib/api-error"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { setUserMfaPreferenceAction } from "./action"

const api = vi.hoisted(() => ({ setUserMfaPreference: vi.fn() }))
const current = vi.hoisted(() => ({ request: undefined as unknown }))
vi.mock("@/lib/user-changes", () => api)
vi.mock("@/lib/session", () => ({ getSession: async () => ({ userId: "admin", roles: ["admin"], role: "admin" }) }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const userId = "4dc7a2f0-1111-4222-8333-123456789abc"
const requestId = newRequestId()

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  current.request = fakeRequest({ headers: { origin: ORIGIN } })
  api.setUserMfaPreference.mockReset().mockResolvedValue(undefined)
})

function submit(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ userId, name: "", requestId, ...fields })) form.append(name, value)
  return setUserMfaPreferenceAction({ status: "idle" }, form)
}

describe("switching second factors", () => {
  it("sends what differs, and leads back to the user", async () => {
    const shown = "SOFTWARE_TOKEN_MFA"
    await expect(submit({ shown, shownPreferred: "" })).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users/${userId}?done=${requestId};`),
    })
    expect(api.setUserMfaPreference).toHaveBeenCalledExactlyOnceWith({
      userId,
      requestId,
      enable: [],
      disable: ["SOFTWARE_TOKEN_MFA"],
    })
  })

  it("hands on why, and is refused at its field where that is too long", async () => {
    await expect(submit({ SMS_MFA: "on", reason: "Lost the phone" })).rejects.toBeDefined()
    const sent = { userId, reason: "Lost the phone", requestId, enable: ["SMS_MFA"], disable: [] }
    expect(api.setUserMfaPreference).toHaveBeenCalledExactlyOnceWith(sent)
    const fieldErrors = { reason: [expect.stringContaining("500")] }
    expect(await submit({ SMS_MFA: "on", reason: "x".repeat(501) })).toMatchObject({ fieldErrors })
    expect(api.setUserMfaPreference).toHaveBeenCalledOnce()
  })

  it.each([
    ["nothing differs", { SMS_MFA: "on", shown: "SMS_MFA" }, "Nothing was changed"],
    ["one shall come first that is off", { preferred: "SMS_MFA", shown: "SMS_MFA" }, "switch it on"],
    ["there is no such factor", { preferred: "PASSKEY" }, "from the list"],
  ])("is refused at its field when %s, and nothing is sent", async (_, fields, words) => {
    expect(await submit(fields)).toMatchObject({
      status: "failed",
      fieldErrors: { preferred: [expect.stringContaining(words)] },
    })
    expect(api.setUserMfaPreference).not.toHaveBeenCalled()
  })

  it.each([
    ["TooManyRequestsException", "Wait a few seconds"],
    ["AccessDeniedException", "permission is missing"],
    ["Unreachable", "did not answer"],
  ] as const)("says what %s means", async (code, words) => {
    api.setUserMfaPreference.mockRejectedValueOnce(new ApiError(code))
    expect(await submit({ SMS_MFA: "on" })).toMatchObject({ code, message: expect.stringContaining(words) })
  })

  it("says that a factor which was never set up is the user's to set up", async () => {
    api.setUserMfaPreference.mockRejectedValueOnce(new ApiError("InvalidParameterException"))
    expect(await submit({ SOFTWARE_TOKEN_MFA: "on" })).toMatchObject({
      fieldErrors: { preferred: [expect.stringContaining("set up")] },
    })
  })

  it("leads to the list when the user was deleted meanwhile", async () => {
    api.setUserMfaPreference.mockRejectedValueOnce(new ApiError("UserNotFoundException"))
    await expect(submit({ SMS_MFA: "on" })).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users?done=${requestId};`),
    })
  })
})
