import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toCognitoFilter } from "./filter"

/** Reads one clause as Cognito's grammar has it; throws for anything that is not exactly one. */
function readClause(filter: string) {
  const clause = /^([a-z_:]+) (\^?=) "((?:[^"\\]|\\["\\])*)"$/su.exec(filter)
  if (!clause) throw new Error(`not one clause: ${filter}`)
  return { attribute: clause[1], operator: clause[2], value: clause[3]?.replace(/\\(["\\])/g, "$1") }
}

describe("toCognitoFilter", () => {
  it("filters by nothing when there is no value", () => {
    expect(toCognitoFilter({})).toBeUndefined()
    expect(toCognitoFilter({ attribute: "email", value: "" })).toBeUndefined()
  })

  it("is one clause whose value equals the input, whatever the input holds", () => {
    const value = fc.string({ unit: "grapheme", minLength: 1, maxLength: 100 }).filter((text) => !/\p{Cc}/u.test(text))
    fc.assert(
      fc.property(value, fc.constantFrom("exact" as const, "prefix" as const), (value, match) => {
        const filter = toCognitoFilter({ attribute: "email", match, value })
        expect(readClause(filter ?? "")).toEqual({
          attribute: "email",
          operator: match === "exact" ? "=" : "^=",
          value,
        })
      }),
    )
  })

  it("escapes quotes and backslashes", () => {
    expect(toCognitoFilter({ attribute: "name", value: 'a"b\\' })).toBe('name ^= "a\\"b\\\\"')
  })

  it("knows Cognito's name of the status", () => {
    expect(toCognitoFilter({ attribute: "user_status", match: "exact", value: "CONFIRMED" })).toBe(
      'cognito:user_status = "CONFIRMED"',
    )
  })

  it.each([
    ["control characters", { attribute: "name", value: "a\nb" }, "filterCharacters"],
    ["NUL", { attribute: "name", value: "a\0b" }, "filterCharacters"],
    ["more than Cognito takes", { attribute: "name", value: "a".repeat(250) }, "filterLength"],
    ["a value of no attribute", { value: "a" }, "filterAttribute"],
  ] as const)("refuses %s", (_, filter, rule) => {
    expect(() => toCognitoFilter(filter)).toThrow(rule)
  })
})
