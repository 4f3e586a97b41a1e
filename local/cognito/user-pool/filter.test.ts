import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { matches, parseFilter } from "./filter"
import type { User } from "./user"

const quoted = (value: string) => `"${value.replace(/["\\]/g, "\\$&")}"`
const named = (given_name: string): User => ({
  username: "u",
  sub: "u",
  attributes: { given_name },
  enabled: true,
  status: "CONFIRMED",
  created: 0,
  modified: 0,
})

describe("the filter of ListUsers", () => {
  it("is one clause whose value is what was quoted, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (value, prefix) => {
        const filter = `given_name ${prefix ? "^=" : "="} ${quoted(value)}`
        expect(parseFilter(filter)).toEqual({ attribute: "given_name", prefix, value })
      }),
    )
  })

  it("finds every name by every beginning of it, in any case", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (name, at) => {
        const value = name.slice(0, at % (name.length + 1))
        expect(matches({ attribute: "given_name", prefix: true, value }, named(name))).toBe(true)
        expect(matches({ attribute: "given_name", prefix: false, value: name.toLowerCase() }, named(name))).toBe(true)
      }),
    )
  })

  it("finds a Greek name by a beginning that ends in sigma", () => {
    const filter = { attribute: "given_name", prefix: true, value: "ΑΣ" }
    expect(matches(filter, named("ΑΣΗΜΙΝΑ"))).toBe(true)
  })

  it("asks for everybody when it is empty", () => {
    expect(parseFilter("  ")).toBeUndefined()
  })
})
