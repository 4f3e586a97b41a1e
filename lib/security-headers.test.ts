import { describe, expect, it, vi } from "vitest"
import { contentSecurityPolicy, securityHeaders } from "@/lib/security-headers"

const policy = (more: object = {}) =>
  contentSecurityPolicy({ nonce: "n0nce", https: true, development: false, ...more })

describe("the policy of a page", () => {
  it("runs scripts and styles with this answer's nonce only", () => {
    expect(policy()).toContain("script-src 'nonce-n0nce' 'strict-dynamic';")
    expect(policy()).toContain("style-src 'self' 'nonce-n0nce';")
    expect(policy()).not.toContain("unsafe")
  })

  it("can neither be framed nor be sent elsewhere", () => {
    for (const directive of ["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]) {
      expect(policy().split("; ")).toContain(directive)
    }
  })

  it("insists on https only where there is https", () => {
    expect(policy()).toContain("upgrade-insecure-requests")
    expect(policy({ https: false })).not.toContain("upgrade-insecure-requests")
  })

  it("lets next dev reload, and nothing else", () => {
    expect(policy({ development: true })).toContain("'unsafe-eval'")
  })
})

it("adds HSTS with https alone, which would lock a developer's localhost otherwise", () => {
  expect(securityHeaders({ https: true })).toHaveProperty("Strict-Transport-Security")
  expect(securityHeaders({ https: false })).not.toHaveProperty("Strict-Transport-Security")
})

describe("next.config.js, which cannot import this file,", () => {
  it.each(["https://console.example.com", "http://localhost:3000"])("says the same for %s", async (origin) => {
    vi.stubEnv("AMPLIFY_APP_ORIGIN", origin)
    vi.resetModules()
    const { default: nextConfig } = await import("@/next.config.js")
    const [rule] = (await nextConfig("phase-production-server").headers?.()) ?? []
    vi.unstubAllEnvs()
    const { "content-security-policy": fallback, ...configured } = Object.fromEntries(
      (rule?.headers ?? []).map(({ key, value }) => [key, value]),
    )
    const expected = Object.entries(securityHeaders({ https: origin.startsWith("https:") }))
    expect(configured).toEqual(Object.fromEntries(expected.map(([name, value]) => [name.toLowerCase(), value])))
    expect(fallback).toContain("default-src 'self'")
    expect(fallback).not.toContain("unsafe")
  })
})
