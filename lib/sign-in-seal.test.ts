import { EncryptJWT } from "jose"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { seal, unseal } from "@/lib/sign-in-seal"
import { signInSecret } from "@/lib/sign-in-secret"

const SECRET = "a secret of more than thirty-two bytes"
const VALUE = { session: "challenge-canary", username: "sub" }

beforeEach(() => {
  vi.stubEnv("SIGN_IN_SECRET", SECRET)
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 3, 12), toFake: ["Date"] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

it("gives back what was sealed, for as long as was said", async () => {
  const sealed = await seal("challenge", VALUE, 180)
  vi.advanceTimersByTime(179_000)
  expect(await unseal("challenge", sealed)).toEqual(VALUE)
  vi.advanceTimersByTime(2_000)
  expect(await unseal("challenge", sealed)).toBeNull()
})

it("shows nothing of the value", async () => {
  const sealed = await seal("challenge", VALUE, 180)
  const parts = sealed.split(".").map((part) => Buffer.from(part, "base64url").toString())
  expect(parts.join()).not.toContain("canary")
})

it("is worth nothing for another purpose", async () => {
  expect(await unseal("reset", await seal("challenge", VALUE, 180))).toBeNull()
})

it("is worth nothing under another secret", async () => {
  const sealed = await seal("challenge", VALUE, 180)
  vi.stubEnv("SIGN_IN_SECRET", `${SECRET}!`)
  expect(await unseal("challenge", sealed)).toBeNull()
})

it("is worth nothing once a single character is changed", async () => {
  const sealed = await seal("challenge", VALUE, 180)
  for (let at = 0; at < sealed.length; at += 1) {
    const other = differing(sealed.charAt(at))
    expect(await unseal("challenge", sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeNull()
  }
})

const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/** Differs in the highest of its six bits: the lowest ones of a part's last character may mean nothing. */
function differing(character: string): string {
  return BASE64URL.charAt(BASE64URL.indexOf(character) ^ 32) || "A"
}

it("takes nothing that is no seal, or that never runs out", async () => {
  const key = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(SECRET)))
  const endless = await new EncryptJWT({ value: VALUE })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setAudience("challenge")
    .setIssuedAt()
    .encrypt(key)
  for (const other of [undefined, "", "x", "a.b.c.d.e", endless]) expect(await unseal("challenge", other)).toBeNull()
})

it("needs a secret of 32 bytes, and says so", () => {
  vi.stubEnv("SIGN_IN_SECRET", undefined)
  expect(signInSecret).toThrow(/^SIGN_IN_SECRET is not set: set it to .*\.$/)
  vi.stubEnv("SIGN_IN_SECRET", "x".repeat(31))
  expect(signInSecret).toThrow(/^SIGN_IN_SECRET is too short/)
  vi.stubEnv("SIGN_IN_SECRET", "x".repeat(32))
  expect(signInSecret()).toHaveLength(32)
})
