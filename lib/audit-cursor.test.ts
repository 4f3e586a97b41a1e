import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encodePageToken } from "@/amplify/data/page-token"
import { decodeAuditCursor, encodeAuditCursor } from "./audit-cursor"
import type { AuditFilter } from "./audit-plan"

const AT = "2026-11-26T12:00:00.000Z"
const refused = expect.objectContaining({ name: "ApiError", code: "InvalidPageToken" })

const filters = fc.record(
  {
    actor: fc.constantFrom("a", "b"),
    target: fc.constantFrom("a", "b"),
    action: fc.constantFrom("a", "b"),
    outcome: fc.constantFrom("done" as const, "open" as const),
    from: fc.constantFrom("2026-01-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z"),
    to: fc.constantFrom("2026-03-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z"),
  },
  { requiredKeys: [] },
)

describe("the token of a place in the list", () => {
  it("leads back to the place, for its own filter and for no other", () => {
    const cursor = { at: AT, seen: ["2026-11#3/7"] }
    fc.assert(
      fc.property(filters, filters, (filter, other) => {
        const token = encodeAuditCursor(filter, cursor) ?? ""
        expect(decodeAuditCursor({ ...filter }, token)).toEqual(cursor)
        if (JSON.stringify(Object.entries(filter).sort()) !== JSON.stringify(Object.entries(other).sort())) {
          expect(() => decodeAuditCursor(other, token)).toThrow(refused)
        }
      }),
    )
  })

  it("is none at the end, and no token is the beginning", () => {
    expect(encodeAuditCursor({}, null)).toBeNull()
    expect(decodeAuditCursor({}, undefined)).toBeUndefined()
  })

  it("is refused when anything in it was changed or made up", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeAuditCursor({}, text)).toThrow(refused)
      }),
    )
  })

  it.each([
    ["not JSON", "x"],
    ["no moment", { at: "yesterday", seen: [] }],
    ["a moment without milliseconds", { at: "2026-11-26T12:00:00Z", seen: [] }],
    ["more than a place", { at: AT, seen: [], key: "2020-01" }],
    ["too many rows", { at: AT, seen: Array(501).fill("x") }],
  ])("is refused with the right hash and %s inside", (_, inside) => {
    const filter: AuditFilter = {}
    const query = ["audit", null, null, null, null, null, null]
    const token = encodePageToken(query, typeof inside === "string" ? inside : JSON.stringify(inside))
    expect(() => decodeAuditCursor(filter, token)).toThrow(refused)
    const good = encodePageToken(query, JSON.stringify({ at: AT, seen: [] }))
    expect(decodeAuditCursor(filter, good)).toEqual({ at: AT, seen: [] })
  })
})
