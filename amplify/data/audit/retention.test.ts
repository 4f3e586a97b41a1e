import { describe, expect, it } from "vitest"
import { chainsOf } from "./audit-keys"
import { monthPlus } from "./months"
import { expiresAt, firstKeptMonth, requireRetention } from "./retention"
import { AUDIT_RETENTION_MONTHS } from "./retention-months"

describe("the retention of the audit trail", () => {
  it("is for ever, unless somebody decides otherwise", () => {
    expect(AUDIT_RETENTION_MONTHS).toBeNull()
    expect(expiresAt("2026-11#3")).toBeUndefined()
    expect(firstKeptMonth(Date.UTC(2200, 0))).toBeUndefined()
  })

  it("counts whole months after the month of the chain", () => {
    expect(expiresAt("2026-11#3", 12)).toBe(Date.UTC(2027, 11, 1) / 1_000)
    expect(firstKeptMonth(Date.UTC(2027, 11, 1), 12)).toBe("2026-12")
    expect(firstKeptMonth(Date.UTC(2027, 11, 1) - 1, 12)).toBe("2026-11")
  })

  it.each([1, 2, 11, 12, 13, 120])("of %i months has no event expired whose month has to be whole", (months) => {
    for (let month = "2026-11"; month < "2029-01"; month = monthPlus(month, 1)) {
      const [chain = ""] = chainsOf(month)
      const end = (expiresAt(chain, months) ?? 0) * 1_000
      for (const [now, isKept] of [
        [end - 1, true],
        [end, false],
      ] as const) {
        expect(month >= (firstKeptMonth(now, months) ?? "")).toBe(isKept)
      }
    }
  })

  it("of months that DynamoDB's seconds still hold after 2038", () => {
    expect(expiresAt("2037-12#0", 120)).toBeGreaterThan(2 ** 31)
  })

  it.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1_201, "12" as never])("cannot be %s", (months) => {
    expect(() => requireRetention(months)).toThrow(/AUDIT_RETENTION_MONTHS .* whole number/)
    expect(() => expiresAt("2026-11#3", months)).toThrow()
    expect(() => firstKeptMonth(0, months)).toThrow()
  })
})
