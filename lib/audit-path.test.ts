import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { auditEventPath, auditPlaceOf } from "./audit-path"

describe("the address of an event", () => {
  it("has nothing in it that a browser keeps to itself", () => {
    expect(auditEventPath({ chain: "2026-11#15", seq: 7 })).toBe("/admin/audit/2026-11-15/7")
  })

  it("is read back", () => {
    const place = fc.record({
      chain: fc
        .tuple(fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 15 }))
        .map(([year, month, number]) => `${year}-${String(month).padStart(2, "0")}#${number}`),
      seq: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    })
    fc.assert(
      fc.property(place, (wanted) => {
        const [chain = "", seq = ""] = auditEventPath(wanted).split("/").slice(3)
        expect(auditPlaceOf({ chain, seq })).toEqual(wanted)
      }),
    )
  })

  it.each([
    ["2026-11-16", "1"],
    ["2026-13-1", "1"],
    ["2026-11#1", "1"],
    ["2026-11-01", "1"],
    ["2026-11-1", "0"],
    ["2026-11-1", "-1"],
    ["2026-11-1", "1.5"],
    ["2026-11-1", "2147483648"],
    ["2026-11-1", "99999999999999999999"],
    ["2026-11-1", "export"],
  ])("%s/%s names none", (chain, seq) => {
    expect(auditPlaceOf({ chain, seq })).toBeNull()
  })
})
