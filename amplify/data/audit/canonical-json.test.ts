import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson, type JsonObject, type JsonValue } from "./canonical-json"

const anyJson = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>

describe("canonicalJson", () => {
  it("writes what JSON.parse reads back, and writes that the same again", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value)
        const read: JsonValue = JSON.parse(text)
        expect(read).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(read)).toBe(text)
      }),
    )
  })

  it("does not depend on the order in which an object was made", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anyJson), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse()) as JsonObject
        expect(canonicalJson(reversed)).toBe(canonicalJson(object as JsonObject))
      }),
    )
  })

  it("tells different values apart", () => {
    fc.assert(
      fc.property(anyJson, anyJson, (left, right) => {
        const same = JSON.stringify(sorted(left)) === JSON.stringify(sorted(right))
        expect(canonicalJson(left) === canonicalJson(right)).toBe(same)
      }),
    )
  })

  it("has no white space and one order", () => {
    expect(canonicalJson({ b: [1, "é", null], a: { d: true, c: -0 }, "": "\u2028\ud800" })).toBe(
      '{"":"\u2028\\ud800","a":{"c":0,"d":true},"b":[1,"é",null]}',
    )
  })

  it.each([
    ["undefined", undefined],
    ["undefined in an object", { a: undefined }],
    ["no number", Number.NaN],
    ["infinity", Number.POSITIVE_INFINITY],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["a bigint", 1n],
    ["a function", () => 1],
  ])("refuses %s", (_, value) => {
    expect(() => canonicalJson(value as never)).toThrow(TypeError)
  })
})

function sorted(value: JsonValue): unknown {
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  return Object.entries(value)
    .map(([name, member]) => [name, sorted(member as JsonValue)])
    .sort(([left], [right]) => (String(left) < String(right) ? -1 : 1))
    .concat([["object"]])
}
