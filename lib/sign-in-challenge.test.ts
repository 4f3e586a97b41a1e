import { beforeEach, expect, it, vi } from "vitest"
import { readChallenge, signInChallenge } from "@/lib/sign-in-challenge"
import { fakeRequest } from "@/lib/testing/fake-request"

let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => request.store }))

beforeEach(() => {
  request = fakeRequest()
  vi.stubEnv("AMPLIFY_APP_ORIGIN", "https://console.example.com")
  vi.stubEnv("SIGN_IN_SECRET", "a secret of at least thirty-two characters")
})

const waiting = { session: "session", username: "sub", next: "/admin" }

it("is given to the page of its own step alone", async () => {
  const challenge = { ...waiting, step: "code", factor: "SMS_MFA", sentTo: "+*******0100" } as const
  await signInChallenge.write(challenge)
  expect(await readChallenge("code")).toEqual(challenge)
  expect(await readChallenge("new-password")).toBeNull()
  expect(await readChallenge("choose-factor")).toBeNull()
})

it("says nothing to scripts and to whoever finds it", async () => {
  await signInChallenge.write({ ...waiting, step: "choose-factor", factors: ["SMS_MFA"] })
  const { value, httpOnly, path } = request.written.get("sign-in-challenge") ?? {}
  expect([httpOnly, path]).toEqual([true, "/sign-in"])
  expect(value).not.toContain("session")
})
