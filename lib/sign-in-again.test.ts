import { beforeEach, describe, expect, it, vi } from "vitest"
import * as z from "zod"
import type { Failed } from "@/lib/action-result"
import { adminAction } from "@/lib/admin-action"
import { ApiError } from "@/lib/api-error"
import { keptForm } from "@/lib/kept-form"
import { newRequestId } from "@/lib/request-id"
import { keptFormState, signInAgainAhead } from "@/lib/sign-in-again"
import { SIGN_IN_AGAIN } from "@/lib/sign-in-again-words"
import { fakeRequest } from "@/lib/testing/fake-request"
import { errorSentence } from "@/lib/words"

const current = vi.hoisted(() => ({ session: null as unknown }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => request.store }))

const ORIGIN = "https://console.example.com"
const PAGE = "/admin/users/4dc7a2f0/set-user-password"
const MINUTE = 60_000
const requestId = newRequestId()
const lines: Record<string, unknown>[] = []

const schema = z.object({
  source: z.string(),
  note: z.string().optional(),
  password: z.string().meta({ secret: true }),
})
/** The API's answer to a change by a sign-in that is too old. */
const run = vi.fn()
const landing = vi.fn(() => ({ path: "/admin/users" }))
const action = adminAction({ name: "setUserPassword", schema, run, landing })

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret of at least thirty-two characters")
  request = fakeRequest({ headers: { origin: ORIGIN, "x-page-path": `${PAGE}?a=1` } })
  signedIn(20)
  run.mockReset().mockRejectedValue(new ApiError("SignInTooOld", { minutes: 10 }))
  landing.mockClear()
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(JSON.parse(line)))
  }
})

function signedIn(minutesAgo: number) {
  current.session = { userId: "admin", roles: ["admin"], role: "admin", signedInAt: Date.now() - minutesAgo * MINUTE }
}

async function submit(fields: Record<string, string> = {}) {
  const form = new FormData()
  const all = { requestId, source: "type", note: "Typed", password: "Canary-1", ...fields }
  for (const [name, value] of Object.entries(all)) form.append(name, value)
  const result = await action({ status: "idle" }, form)
  if (result.status !== "failed") throw new Error(result.status)
  return result
}

const next = ({ wayOut }: Failed) => new URL(wayOut?.path ?? "", ORIGIN).searchParams.get("next")

describe("a change that is refused because the sign-in is too old", () => {
  it("offers a fresh one, and nothing was done", async () => {
    const result = await submit()
    expect(result).toMatchObject({
      code: "SignInTooOld",
      message: expect.stringContaining(errorSentence("SignInTooOld", { minutes: 10 })),
      wayOut: { label: SIGN_IN_AGAIN.offer, confirmed: SIGN_IN_AGAIN.confirmedForm.withoutSecret },
    })
    expect(result.wayOut?.path).toMatch(/^\/sign-in\/again\?next=/)
    expect(landing).not.toHaveBeenCalled()
    expect(lines).toMatchObject([{ event: "action.refused", code: "SignInTooOld", userId: "admin" }])
  })

  it("leads back to the very page, where the form is what it was", async () => {
    const path = next(await submit())
    expect(path).toBe(`${PAGE}?a=1&kept=${requestId}`)
    request.headers.set("x-page-path", path ?? "")
    signedIn(0)
    expect(await keptFormState()).toEqual({
      status: "failed",
      code: "SignInTooOld",
      message: SIGN_IN_AGAIN.back.withoutSecret,
      requestId,
      values: { source: "type", note: "Typed" },
      tone: "success",
    })
  })

  it("asks whoever has come back without confirming once more, with the form as it was", async () => {
    const path = next(await submit()) ?? ""
    request.headers.set("x-page-path", path)
    const state = await keptFormState()
    expect(state).toMatchObject({ values: { note: "Typed" }, message: errorSentence("SignInTooOld") })
    expect(state).not.toHaveProperty("tone")
    expect(state && next(state)).toBe(path)
  })

  it("keeps no secret, and says that it has to be typed again", async () => {
    const result = await submit()
    expect(result.message).toContain(SIGN_IN_AGAIN.secret)
    request.headers.set("x-page-path", next(result) ?? "")
    const kept = await keptForm()
    expect(kept?.values).toEqual({ source: "type", note: "Typed" })
    expect(JSON.stringify([result, kept, lines])).not.toContain("Canary")
  })

  it("speaks of no secret where none was typed", async () => {
    const result = await submit({ password: "" })
    expect(result.message).not.toContain(SIGN_IN_AGAIN.secret)
    expect(result.wayOut?.confirmed).toBe(SIGN_IN_AGAIN.confirmedForm.whole)
    request.headers.set("x-page-path", next(result) ?? "")
    signedIn(0)
    expect((await keptFormState())?.message).toBe(SIGN_IN_AGAIN.back.whole)
  })

  it("keeps only what the page's address does not say again, where it is told what that is", async () => {
    const partly = adminAction({ name: "setUserPassword", schema, keeps: ["note"], run })
    const form = new FormData()
    for (const [name, value] of Object.entries({ requestId, source: "type", note: "Typed", password: "Canary-1" }))
      form.append(name, value)
    const result = (await partly({ status: "idle" }, form)) as Failed
    expect(result.values).toMatchObject({ source: "type", note: "Typed" })
    request.headers.set("x-page-path", next(result) ?? "")
    expect((await keptForm())?.values).toEqual({ note: "Typed" })
  })

  it("says so where a form holds too much to be kept", async () => {
    const result = await submit({ note: "long ".repeat(1000) })
    expect(result.message).toContain(SIGN_IN_AGAIN.tooLong)
    expect(request.written.size).toBe(0)
  })

  it("is kept nowhere where scripts keep it on its page", async () => {
    request.headers.set("next-action", "id")
    const result = await submit({ note: "long ".repeat(1000) })
    expect(next(result)).toBe(`${PAGE}?a=1`)
    expect(result.message).not.toContain(SIGN_IN_AGAIN.tooLong)
    expect(request.written.size).toBe(0)
  })

  it("leads home where nobody has said which page it was, or somebody a foreign one", async () => {
    for (const said of [null, "//evil.example/admin", "https://evil.example"]) {
      if (said === null) request.headers.delete("x-page-path")
      else request.headers.set("x-page-path", said)
      expect(next(await submit())).toMatch(/^\/admin\?kept=/)
    }
  })
})

it.each(["TooManyRequestsException", "NotAuthorized", "Internal"] as const)(
  "a change that is refused with %s offers none, and is kept nowhere",
  async (code) => {
    run.mockRejectedValue(new ApiError(code))
    expect(await submit()).not.toHaveProperty("wayOut.confirmed")
    expect(request.written.size).toBe(0)
  },
)

it("a page can say it before, where the sign-in is too old, and says nothing where it is fresh", async () => {
  signedIn(11)
  expect(await signInAgainAhead()).toEqual({
    path: `/sign-in/again?${new URLSearchParams({ next: `${PAGE}?a=1` })}`,
    label: SIGN_IN_AGAIN.offer,
    confirmed: SIGN_IN_AGAIN.confirmed,
  })
  signedIn(9)
  expect(await signInAgainAhead()).toBeNull()
  current.session = null
  expect(await signInAgainAhead()).toBeNull()
})
