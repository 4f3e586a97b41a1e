import { describe, expect, it } from "vitest"
import { toChange } from "./audit-change"
import type { StoredRow } from "./audit-reader"
import { FakeAuditTrail, type WantedChange } from "./testing/audit-trail"

/** The last row of a change, as the API gives it. */
function stored(wanted: Partial<WantedChange> = {}): StoredRow {
  const row = new FakeAuditTrail().add({ at: "2026-11-01T00:00:00.000Z", reason: "asked for", ...wanted }).at(-1)
  if (!row) throw new Error("A change has a row.")
  return { ...row, ...{ createdAt: "2026-11-01T00:00:00.100Z", updatedAt: "2026-11-01T00:00:00.100Z" } }
}

describe("a row of the audit trail", () => {
  it("is read as what it says, and fits", () => {
    expect(toChange(stored())).toMatchObject({ outcome: "done", intact: true, record: { reason: "asked for" } })
    expect(toChange(stored({ outcome: "open" }))).toMatchObject({ outcome: "open", kind: "intent", intact: true })
  })

  it.each<[string, Partial<StoredRow>]>([
    ["another actor to be found by", { actor: "00000000-0000-4000-8000-000000000000" }],
    ["another outcome to be found by", { outcome: "refused" }],
    ["another moment", { at: "2026-11-01T00:00:00.021Z" }],
    ["another place", { seq: 9 }],
    ["another hash", { hash: "0".repeat(64) }],
    ["no key that there could be", { action: "no action" }],
    ["another version", { version: 2 }],
  ])("with %s does not fit", (_, changed) => {
    expect(toChange({ ...stored(), ...changed }).intact).toBe(false)
  })

  it("whose record was changed does not fit, whatever its hash says", () => {
    const row = stored()
    const changed = { ...row, record: row.record.replace("asked for", "forged") }
    expect(toChange(changed)).toMatchObject({ intact: false, record: { reason: "forged" } })
  })

  it.each(["", "{", "null", "{}", '{"kind":"outcome"}'])("whose record is %j is shown by its keys", (record) => {
    const row = stored()
    expect(toChange({ ...row, record })).toMatchObject({
      record: null,
      text: record,
      intact: false,
      outcome: "unknown",
      action: row.action,
      seq: row.seq,
    })
  })
})
