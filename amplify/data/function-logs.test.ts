import { RetentionDays } from "aws-cdk-lib/aws-logs"
import { describe, expect, it } from "vitest"
import { expiresAt } from "./audit/retention"
import { asLongAsTheTrail } from "./function-logs"

describe("the log of the heads", () => {
  it("is kept for ever where the trail is", () => {
    expect(asLongAsTheTrail(null)).toBe(RetentionDays.INFINITE)
  })

  it.each([1, 6, 12, 13, 36, 60, 84, 118, 119, 120])("outlives a trail of %i months", (months) => {
    const days = asLongAsTheTrail(months)
    for (const month of ["2026-11", "2026-12", "2027-06", "2028-02"]) {
      const expired = (expiresAt(`${month}#0`, months) ?? 0) * 1_000
      const logged = Date.parse(`${month}-01T00:00:00Z`)
      expect(logged + days * 24 * 60 * 60_000).toBeGreaterThan(expired)
    }
    expect(RetentionDays[days]).toBeDefined()
  })

  it("is kept for ever where nothing that CloudWatch offers is long enough", () => {
    expect(asLongAsTheTrail(1_200)).toBe(RetentionDays.INFINITE)
  })

  it("is not set by a setting that is none", () => {
    expect(() => asLongAsTheTrail(0.5)).toThrow("AUDIT_RETENTION_MONTHS")
  })
})
