import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readUserQuery, userListPath } from "./user-query"

const read = (address: string) => readUserQuery(Object.fromEntries(new URL(address, "http://localhost").searchParams))

describe("the address of a list of users", () => {
  it("is short for the first page of all of them", () => {
    expect(userListPath({})).toBe("/admin/users")
    expect(read("/admin/users")).toEqual({ filter: undefined, pageSize: 60, pageToken: undefined })
  })

  it("is read back as it was written, whatever is searched for", () => {
    const text = fc.string({ minLength: 1, unit: "grapheme" }).filter((value) => value.trim() === value)
    fc.assert(
      fc.property(
        text,
        fc.constantFrom("exact" as const, "prefix" as const),
        fc.integer({ min: 1, max: 60 }),
        text,
        (value, match, pageSize, pageToken) => {
          const query = { filter: { attribute: "email" as const, match, value }, pageSize, pageToken }
          expect(read(userListPath(query))).toEqual(query)
        },
      ),
    )
  })

  it("without a text searches for nothing", () => {
    expect(read("/admin/users?attribute=email&match=prefix&value=+").filter).toBeUndefined()
  })

  it("takes the first of a parameter that came twice", () => {
    expect(readUserQuery({ size: ["20", "40"] }).pageSize).toBe(20)
  })

  it.each(["61", "0", "-1", "1.5", "1e1", "0x10", "sixty", "٢٠"])("refuses the page size %s at its field", (size) => {
    expect(() => readUserQuery({ size })).toThrow(
      expect.objectContaining({ code: "InvalidInput", parameters: { field: "size", rule: "pageSize" } }),
    )
  })

  it.each(["password", "constructor", "__proto__", "custom:team"])("refuses to search by %s", (attribute) => {
    expect(() => readUserQuery({ attribute, value: "x" })).toThrow(
      expect.objectContaining({ code: "InvalidInput", parameters: { field: "attribute", rule: "filterAttribute" } }),
    )
  })

  it("refuses a match that Cognito has not", () => {
    expect(() => readUserQuery({ match: "contains", value: "x" })).toThrow(
      expect.objectContaining({ code: "InvalidInput", parameters: { field: "match", rule: "filterMatch" } }),
    )
  })
})
