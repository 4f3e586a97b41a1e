import { beforeEach, expect, it, vi } from "vitest"
import { z } from "zod"
import { signInCookie } from "@/lib/sign-in-cookie"
import { fakeRequest } from "@/lib/testing/fake-request"

let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ cookies: async () => request.store }))

const cookie = signInCookie("challenge", z.object({ session: z.string() }), 180)

beforeEach(() => {
  vi.stubEnv("SIGN_IN_SECRET", "s".repeat(32))
  vi.stubEnv("AMPLIFY_APP_ORIGIN", "https://console.example.com")
  request = fakeRequest()
})

it("goes to the sign-in pages only, to no script, and to no other site's post", async () => {
  await cookie.write({ session: "session-canary" })
  const written = request.written.get("challenge")
  expect(written).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/sign-in", maxAge: 180 })
  expect(written?.value).not.toContain("session-canary")
  expect(await cookie.read()).toEqual({ session: "session-canary" })
})

it("goes to other pages where they are named, also when it is cleared", async () => {
  const elsewhere = signInCookie("set-up", z.object({ session: z.string() }), 180, "/admin/second-factor")
  await elsewhere.write({ session: "a" })
  expect(request.written.get("set-up")).toMatchObject({ httpOnly: true, path: "/admin/second-factor" })
  await elsewhere.clear()
  expect(request.written.get("set-up")).toMatchObject({ value: "", maxAge: 0, path: "/admin/second-factor" })
})

it("is nothing under another name, with another shape, or once it is cleared", async () => {
  await cookie.write({ session: "a" })
  const value = request.written.get("challenge")?.value ?? ""
  request = fakeRequest({ cookies: { reset: value } })
  expect(await signInCookie("reset", z.object({ session: z.string() }), 180).read()).toBeNull()
  request = fakeRequest({ cookies: { challenge: value } })
  expect(await signInCookie("challenge", z.object({ email: z.string() }), 180).read()).toBeNull()
  await cookie.clear()
  expect(request.written.get("challenge")).toMatchObject({ value: "", maxAge: 0, path: "/sign-in" })
  expect(await cookie.read()).toBeNull()
})
