import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  HOME_PATH,
  isEntrance,
  safeNext,
  signInAgainPath,
  signInNoticePath,
  signInPath,
  startOf,
} from "@/lib/sign-in-path"

const ORIGIN = "https://console.example.com"

describe("where to go after signing in", () => {
  it.each([
    "/admin/users",
    "/admin/users?attribute=email&value=a%20b",
    "/admin/users/1/edit",
    "/admin?next=//evil.example",
  ])("is the page of this console that was asked for: %s", (path) => expect(safeNext(path)).toBe(path))

  it.each([
    undefined,
    null,
    7,
    ["/admin/users"],
    "",
    "admin/users",
    "//evil.example",
    "///evil.example",
    "////evil.example/a",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/admin/..//evil.example",
    "/%2e//evil.example",
    "/%2F/evil.example",
    "/%2f%2fevil.example",
    "/%5Cevil.example",
    "https://evil.example",
    "https:evil.example",
    "https:/\\evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/admin\u0000",
    "/admin\u2028",
    "/admin\r\nSet-Cookie: a=b",
    `/${"a".repeat(5000)}`,
  ])("is the home page for %j", (next) => expect(safeNext(next)).toBe(HOME_PATH))

  it.each([
    "/",
    "/sign-in",
    "/sign-in?next=/sign-in",
    "/sign-in/new-password",
    "/sign-out",
    "/forbidden",
    "/admin/../sign-out",
  ])("never leads round in a circle: %s", (next) => expect(safeNext(next)).toBe(HOME_PATH))

  it("stays on this origin whatever is asked for, also when somebody resolves or decodes it once more", () => {
    const piece = fc.constantFrom(
      ..."/\\:@?#.%&=; \t\n\r\0".split(""),
      ...["//", "..", "%2f", "%5c", "%09", "%2e", "http:", "https:", "evil.example", "admin", "\u2028", "。", "／"],
    )
    const address = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      fc.webUrl(),
      fc.string(),
    )
    const slashed = fc.oneof(
      address,
      address.map((text) => `/${text}`),
    )
    fc.assert(
      fc.property(slashed, (next) => {
        const path = safeNext(next)
        expect(path).toMatch(/^\/(?!\/)/)
        expect(new URL(path, ORIGIN).origin).toBe(ORIGIN)
        expect(safeNext(path)).toBe(path)
        const decoded = decodeOnce(path)
        if (decoded !== null) expect(new URL(decoded, ORIGIN).origin).toBe(ORIGIN)
      }),
      { numRuns: 5000 },
    )
  })
})

function decodeOnce(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

it("leads from the sign-in page back to where one wanted to go", () => {
  expect(signInPath("/admin/users?value=a&b")).toBe("/sign-in?next=%2Fadmin%2Fusers%3Fvalue%3Da%26b")
  expect(signInPath("//evil.example")).toBe("/sign-in")
  expect(signInNoticePath("unreachable", "/admin/users")).toBe("/sign-in?notice=unreachable&next=%2Fadmin%2Fusers")
  expect(signInNoticePath("signed-out")).toBe("/sign-in?notice=signed-out")
})

it("leads those who confirm that it is they back to where they were, and nowhere else", () => {
  expect(signInAgainPath("/admin/users/1?kept=a&b")).toBe("/sign-in/again?next=%2Fadmin%2Fusers%2F1%3Fkept%3Da%26b")
  for (const next of ["//evil.example", "/sign-in/again", null]) {
    expect(signInAgainPath(next)).toBe("/sign-in/again?next=%2Fadmin")
  }
  expect(signInNoticePath("second-factor-over", "/admin/users", startOf("sub"))).toBe(
    "/sign-in/again?notice=second-factor-over&next=%2Fadmin%2Fusers",
  )
  expect(startOf(undefined)).toBe("/sign-in")
})

it("knows what the signed-out have to reach", () => {
  for (const path of ["/sign-in", "/sign-in/new-password", "/sign-out", "/forbidden"])
    expect(isEntrance(path)).toBe(true)
  for (const path of ["/admin", "/sign-inside", "/", "/admin/sign-in"]) expect(isEntrance(path)).toBe(false)
})
