import { beforeEach, describe, expect, it, vi } from "vitest"
import { keepForm, keptForm } from "@/lib/kept-form"
import { newRequestId } from "@/lib/request-id"
import { fakeRequest } from "@/lib/testing/fake-request"

const current = vi.hoisted(() => ({ session: null as unknown }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => request.store }))

const path = "/admin/users/4dc7a2f0/update-user-attributes"
const requestId = newRequestId()
const form = { userId: "admin", requestId, path, values: { "attribute.name": "Typed" }, part: "whole" } as const

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", "https://console.example.com")
  vi.stubEnv("SIGN_IN_SECRET", "a secret of at least thirty-two characters")
  vi.useRealTimers()
  request = fakeRequest()
  current.session = { userId: "admin" }
  at(`${path}?kept=${requestId}`)
})

function at(address: string) {
  request.headers.set("x-page-path", address)
}

describe("a form that was kept", () => {
  beforeEach(() => keepForm(form))

  it("comes back on its own page, to whoever filled it in", async () => {
    expect(await keptForm()).toEqual(form)
  })

  it("is sealed, out of reach for scripts, and sent to its own page alone", () => {
    const { value, ...options } = request.written.get("kept-form") ?? {}
    expect(options).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path })
    expect(value).not.toMatch(/Typed|admin/)
  })

  it.each([
    ["a page whose address does not ask for it", () => at(path)],
    ["an address that asks for another", () => at(`${path}?kept=${newRequestId()}`)],
    ["another page", () => at(`/admin/users/other/update-user-attributes?kept=${requestId}`)],
    ["somebody else", () => (current.session = { userId: "other" })],
    ["nobody", () => (current.session = null)],
    ["an address that nobody has told", () => request.headers.delete("x-page-path")],
    ["an address of another origin", () => at(`//evil.example${path}?kept=${requestId}`)],
    ["a browser that has changed it", () => request.jar.set("kept-form", `${request.jar.get("kept-form")}x`)],
    ["a browser that has lost it", () => request.jar.delete("kept-form")],
  ])("does not come back for %s", async (_, arrange) => {
    arrange()
    expect(await keptForm()).toBeNull()
  })

  it("does not come back after a quarter of an hour, whatever the browser kept", async () => {
    vi.useFakeTimers({ now: Date.now() + 15 * 60_000 + 1000 })
    expect(await keptForm()).toBeNull()
  })
})

it("is not kept where it is too much for a cookie, and nothing of it is", async () => {
  expect(await keepForm({ ...form, values: { "attribute.name": "Typed ".repeat(300) } })).toBe(false)
  expect(request.written.size).toBe(0)
})

it("cannot write into the cookie's own settings by the address of its page", async () => {
  expect(await keepForm({ ...form, path: "/admin/groups/a; Domain=evil.example" })).toBe(true)
  expect(request.written.get("kept-form")).toMatchObject({ path: "/admin" })
})
