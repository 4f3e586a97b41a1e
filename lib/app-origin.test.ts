import { afterEach, describe, expect, it, vi } from "vitest"
import { appOrigin, isHttps } from "@/lib/app-origin"

afterEach(() => vi.unstubAllEnvs())

const withOrigin = (value: string | undefined) => vi.stubEnv("AMPLIFY_APP_ORIGIN", value)

it("is what AMPLIFY_APP_ORIGIN says", () => {
  for (const origin of ["https://console.example.com", "http://localhost:3000", "http://127.0.0.1:3000"]) {
    withOrigin(origin)
    expect(appOrigin()).toBe(origin)
  }
})

it("knows whether people come by https", () => {
  withOrigin("https://console.example.com")
  expect(isHttps()).toBe(true)
  withOrigin("http://localhost:3000")
  expect(isHttps()).toBe(false)
})

it("says in one sentence what to do when it is missing", () => {
  for (const missing of [undefined, ""]) {
    withOrigin(missing)
    expect(appOrigin).toThrow(/^AMPLIFY_APP_ORIGIN is not set: set it to .*\.$/)
  }
})

describe("refuses what is no origin, or what the Amplify adapter would not take for one", () => {
  it.each([
    "https://console.example.com/",
    "https://console.example.com/admin",
    "https://Console.example.com",
    "console.example.com",
    "ftp://console.example.com",
    "javascript:alert(1)",
    "https://user@console.example.com",
    "https://console.example.com:443",
    "http://localhost:99999",
    "http://localhost:3000x",
    "http://[::1]:3000",
    " https://console.example.com",
    "https://console.example.com\n",
    "null",
    "*",
  ])("%j", (value) => {
    withOrigin(value)
    expect(appOrigin).toThrow(/which is no origin/)
  })
})
