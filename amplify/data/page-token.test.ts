import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decodePageToken, encodePageToken } from "./page-token"

const query = ["listUsers", 'email ^= "a"', 60]
const tokenOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")

describe("a page token", () => {
  it("gives Cognito's token back to the query that it was made for", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string({ minLength: 1 }), (query, token) => {
        expect(decodePageToken(query, encodePageToken(query, token))).toBe(token)
      }),
    )
  })

  it("is absent on the last page, and asks for the first page when absent", () => {
    expect(encodePageToken(query, undefined)).toBeUndefined()
    expect(decodePageToken(query, undefined)).toBeUndefined()
    expect(decodePageToken(query, null)).toBeUndefined()
  })

  it("is refused for another query", () => {
    const token = encodePageToken(query, "t")
    for (const other of [["listGroups", 60], ["listUsers", 'email ^= "a"', 59], []]) {
      expect(() => decodePageToken(other, token)).toThrow("InvalidPageToken")
    }
  })

  it("is refused when it is anything else", () => {
    const q = JSON.parse(Buffer.from(encodePageToken(query, "t") ?? "", "base64url").toString()).q
    const foreign = ["", "x", tokenOf(null), tokenOf([]), tokenOf({ v: 2, q, t: "t" }), tokenOf({ v: 1, q, t: "" })]
    for (const token of [...foreign, tokenOf({ v: 1, q }), tokenOf({ v: 1, q, t: "t", more: 1 })]) {
      expect(() => decodePageToken(query, token)).toThrow("InvalidPageToken")
    }
    fc.assert(
      fc.property(fc.string(), (token) => {
        expect(() => decodePageToken(query, token)).toThrow("InvalidPageToken")
      }),
    )
  })
})
