import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { auditExportPath, auditListPath, isFiltered, momentsOf, OUTCOME_FILTERS, readAuditQuery } from "./audit-query"

const read = (address: string) => readAuditQuery(Object.fromEntries(new URL(address, "http://localhost").searchParams))
const refusal = (field: string, rule: string) =>
  expect.objectContaining({ code: "InvalidInput", parameters: { field, rule } })

describe("the address of the audit trail", () => {
  it("is short for the first page of everything", () => {
    expect(auditListPath()).toBe("/admin/audit")
    expect(isFiltered(read("/admin/audit"))).toBe(false)
  })

  it("is read back as it was written, whatever is filtered by", () => {
    const text = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }).filter((value) => value.trim() === value)
    const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
    const day = fc
      .date({ min: new Date("2024-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const query = fc.record({
      actor: optional(text),
      target: optional(text),
      action: optional(fc.constantFrom("disableUser", "createGroup")),
      outcome: optional(fc.constantFrom(...OUTCOME_FILTERS)),
      from: optional(day),
      pageToken: optional(text),
    })
    fc.assert(
      fc.property(query, (wanted) => {
        expect(read(auditListPath(wanted))).toEqual(wanted)
        expect(read(auditExportPath(wanted))).toEqual(wanted)
      }),
    )
  })

  it("means whole days in UTC, both ends included", () => {
    expect(momentsOf({ from: "2026-02-28", to: "2026-03-01" })).toEqual({
      from: "2026-02-28T00:00:00.000Z",
      to: "2026-03-01T23:59:59.999Z",
    })
    expect(momentsOf({ to: "2026-03-01T12:00:00.000Z" })).toEqual({ to: "2026-03-01T12:00:00.000Z" })
  })

  it.each([
    ["2026-02-30"],
    ["2026-13-01"],
    ["0000-12-31"],
    ["1999-12-31"],
    ["yesterday"],
    ["2026-3-1"],
    ["2026-03-01T12:00:00Z"],
    ["+012026-03-01T00:00:00.000Z"],
  ])("refuses %s as a day, at its field", (text) => {
    expect(() => readAuditQuery({ from: text })).toThrow(refusal("from", "auditMoment"))
    expect(() => readAuditQuery({ to: text })).toThrow(refusal("to", "auditMoment"))
  })

  it("refuses a first day after the last one", () => {
    expect(() => readAuditQuery({ from: "2026-03-02", to: "2026-03-01" })).toThrow(refusal("from", "auditRange"))
    expect(readAuditQuery({ from: "2026-03-01", to: "2026-03-01" })).toMatchObject({ from: "2026-03-01" })
  })

  it.each([
    ["action", "drop table", "auditAction"],
    ["outcome", "maybe", "auditOutcome"],
    ["outcome", "__proto__", "auditOutcome"],
  ])("refuses the %s %s", (field, text, rule) => {
    expect(() => readAuditQuery({ [field]: text })).toThrow(refusal(field, rule))
  })

  it("refuses a text that is longer than anything it could find", () => {
    expect(() => readAuditQuery({ actor: "a".repeat(513) })).toThrow(refusal("actor", "auditFilterLength"))
  })
})
