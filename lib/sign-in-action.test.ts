import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { z } from "zod"
import { IDLE } from "@/lib/action-result"
import { newRequestId } from "@/lib/request-id"
import { signInAction } from "@/lib/sign-in-action"
import { FieldError, SignInError } from "@/lib/sign-in-error"
import { fakeRequest } from "@/lib/testing/fake-request"

const ORIGIN = "https://console.example.com"
let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => request.store }))

const run = vi.fn<(input: { email: string; password: string }) => Promise<string>>()
const action = signInAction({
  name: "signIn",
  schema: z.object({ email: z.string().min(1, "Enter an address."), password: z.string() }),
  keep: (field) => field === "email",
  run,
})

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  request = fakeRequest({ headers: { origin: ORIGIN } })
  run.mockReset().mockResolvedValue("/admin")
  vi.spyOn(console, "warn").mockImplementation(() => {})
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

function form(more: Record<string, string | Blob> = {}): FormData {
  const data = new FormData()
  const fields = { email: "ada@example.com", password: "password-canary", ...more }
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

it("does the step and leads to where it says", async () => {
  await expect(action(IDLE, form())).rejects.toMatchObject({ digest: expect.stringContaining(";/admin;") })
  expect(run.mock.calls[0]?.[0]).toEqual({ email: "ada@example.com", password: "password-canary" })
})

describe("when it is refused", () => {
  it("says so in a sentence, keeps what was typed except secrets, and logs the code alone", async () => {
    run.mockRejectedValue(new SignInError("NotAuthorizedException"))
    const result = await action(IDLE, form())
    expect(result).toMatchObject({
      status: "failed",
      code: "SignInRefused",
      values: { email: "ada@example.com" },
    })
    expect(JSON.stringify(result)).not.toContain("canary")
    const line = String(vi.mocked(console.warn).mock.calls[0]?.[0])
    expect(JSON.parse(line)).toMatchObject({
      event: "sign-in.refused",
      action: "signIn",
      code: "NotAuthorizedException",
    })
    expect(line).not.toMatch(/canary|example\.com/)
  })

  it("shows a field's refusal at the field", async () => {
    run.mockRejectedValue(new FieldError("InvalidPasswordException", "newPassword", "Too short."))
    expect(await action(IDLE, form())).toMatchObject({ fieldErrors: { newPassword: ["Too short."] } })
  })

  it("does nothing for a form from another origin, or from none", async () => {
    for (const headers of [{ origin: "https://evil.example" }, {}]) {
      request = fakeRequest({ headers })
      expect(await action(IDLE, form())).toMatchObject({ status: "failed", code: "ForeignOrigin" })
    }
    expect(run).not.toHaveBeenCalled()
  })

  it("does nothing when a field is missing or is no text", async () => {
    for (const data of [form({ email: "" }), new FormData()])
      expect(await action(IDLE, data)).toMatchObject({ status: "failed", code: "InvalidInput" })
    expect(await action(IDLE, form({ password: new Blob(["x"]) }))).toMatchObject({ code: "InvalidForm" })
    expect(run).not.toHaveBeenCalled()
    expect(await action(IDLE, form({ email: "" }))).toMatchObject({ fieldErrors: { email: ["Enter an address."] } })
  })

  it.each([[undefined], [null], ["email=ada"], [{ email: "ada@example.com", password: "x" }], [[]]])(
    "does nothing for %j, which is no form",
    async (body) => {
      expect(await action(IDLE, body as unknown as FormData)).toMatchObject({ status: "failed", code: "InvalidForm" })
      expect(run).not.toHaveBeenCalled()
    },
  )

  it("throws what nobody foresaw under the request's id, with its name in the log and no more", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {})
    run.mockRejectedValue(new TypeError("canary of a bug"))
    const requestId = newRequestId()
    await expect(action(IDLE, form({ requestId }))).rejects.toMatchObject({
      digest: requestId,
      message: expect.not.stringContaining("canary"),
    })
    const line = String(logged.mock.calls[0]?.[0])
    expect(JSON.parse(line)).toMatchObject({ event: "sign-in.failed", action: "signIn", requestId, code: "TypeError" })
    expect(line).not.toContain("canary")
  })
})

it("carries the form's request id, and makes one when it is absent or malformed", async () => {
  run.mockRejectedValue(new SignInError("Unreachable"))
  const requestId = newRequestId()
  expect(await action(IDLE, form({ requestId }))).toMatchObject({ requestId })
  expect(await action(IDLE, form({ requestId: "x" }))).toMatchObject({
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})
