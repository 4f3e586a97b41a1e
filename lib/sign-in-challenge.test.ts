import { beforeEach, expect, it, vi } from "vitest"
import { readChallenge, signInChallenge, writeChallenge } from "@/lib/sign-in-challenge"
import { fakeRequest } from "@/lib/testing/fake-request"

let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => request.store }))

beforeEach(() => {
  request = fakeRequest()
  vi.stubEnv("AMPLIFY_APP_ORIGIN", "https://console.example.com")
  vi.stubEnv("SIGN_IN_SECRET", "a secret of at least thirty-two characters")
})

const waiting = { session: "session", username: "sub", account: "ada@example.com", next: "/admin" }

it("is given to the page of its own step alone", async () => {
  const challenge = { ...waiting, step: "code", factor: "SMS_MFA", sentTo: "+*******0100" } as const
  await signInChallenge.write(challenge)
  expect(await readChallenge("code")).toEqual(challenge)
  expect(await readChallenge("new-password")).toBeNull()
  expect(await readChallenge("choose-factor")).toBeNull()
})

it("fits into a cookie with the longest Session and way back that there are, or goes without the way", async () => {
  const session = "s".repeat(2048)
  const challenge = { ...waiting, session, step: "set-up-app", secret: "A".repeat(52) } as const
  await writeChallenge({ ...challenge, next: `/admin?${"q".repeat(2000)}` })
  expect(request.written.get("sign-in-challenge")?.value.length).toBeLessThan(4000)
  expect(await readChallenge("set-up-app")).toEqual({ ...challenge, next: "/admin" })
  await writeChallenge({ ...challenge, next: "/admin/users?value=a" })
  expect(await readChallenge("set-up-app")).toMatchObject({ next: "/admin/users?value=a" })
})

it("keeps the secret of an app from everybody who finds it", async () => {
  await writeChallenge({ ...waiting, step: "set-up-app", secret: "JBSWY3DPEHPK3PXP" })
  expect(JSON.stringify([...request.written])).not.toContain("JBSWY3DPEHPK3PXP")
})

it("says nothing to scripts and to whoever finds it", async () => {
  await signInChallenge.write({ ...waiting, step: "choose-factor", factors: ["SMS_MFA"] })
  const { value, httpOnly, path } = request.written.get("sign-in-challenge") ?? {}
  expect([httpOnly, path]).toEqual([true, "/sign-in"])
  expect(value).not.toContain("session")
})
