import { beforeEach, describe, expect, it, vi } from "vitest"
import { visitorClaims } from "./visitor-claims"

const current = vi.hoisted(() => ({ headers: new Map<string, string>() }))
vi.mock("next/headers", () => ({ headers: async () => ({ get: (name: string) => current.headers.get(name) ?? null }) }))

const say = (headers: Record<string, string>) => {
  current.headers = new Map(Object.entries(headers))
  return visitorClaims()
}

beforeEach(() => current.headers.clear())

describe("what is claimed of a visitor", () => {
  it("is the address that came first, and the browser", async () => {
    expect(await say({ "x-forwarded-for": "203.0.113.7, 10.0.0.1", "user-agent": "Browser/1.0 (X11)" })).toEqual({
      "x-visitor-address": "203.0.113.7",
      "x-visitor-agent": "Browser/1.0 (X11)",
    })
  })

  it.each([
    ["nothing", {}],
    ["empty values", { "x-forwarded-for": "", "user-agent": "" }],
    ["blanks", { "x-forwarded-for": "  , 10.0.0.1", "user-agent": "   " }],
    ["nothing that a header may hold", { "x-forwarded-for": "\u0000\u0001", "user-agent": "日本\r\n" }],
  ])("is nothing where the request says %s", async (_, headers) => {
    expect(await say(headers)).toEqual({})
  })

  it("is no longer than what the audit trail keeps", async () => {
    const claims = await say({ "x-forwarded-for": "1".repeat(10_000), "user-agent": "a".repeat(10_000) })
    expect(claims).toEqual({ "x-visitor-address": "1".repeat(64), "x-visitor-agent": "a".repeat(256) })
  })

  it.each([
    ["a line break", "Browser\r\nauthorization: other", "Browserauthorization: other"],
    ["letters of other scripts", "Bröwser/1.0 日本", "Brwser/1.0"],
    ["a control character", "Browser\u0000\u007f/1.0", "Browser/1.0"],
  ])("is a header that can be sent, whatever it came with: %s", async (_, userAgent, sent) => {
    const claims = await say({ "user-agent": userAgent })
    expect(claims).toEqual({ "x-visitor-agent": sent })
    expect(() => new Headers(claims)).not.toThrow()
  })
})
