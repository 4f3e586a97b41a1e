import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type AuditChange, toChange } from "./audit-change"
import { FILE_FORMATS, fileName, isFileFormat } from "./audit-file"
import { FakeAuditTrail, type WantedChange } from "./testing/audit-trail"
import { readCsv } from "./testing/read-csv"

const AT = "2026-11-01T00:00:00.000Z"
const { csv, jsonl } = FILE_FORMATS

function change(wanted: Partial<WantedChange> = {}): AuditChange {
  const row = new FakeAuditTrail().add({ at: AT, ...wanted }).at(-1)
  if (!row) throw new Error("A change has a row.")
  return toChange(row)
}

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', "'", ",", ";", "a", "＝", "é"),
    maxLength: 12,
  }),
)

describe("a CSV file", () => {
  it("has a header and a record a change, whatever anybody has typed", () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (reasons) => {
        const changes = reasons.map((reason) => change({ reason }))
        const text = csv.write(changes, true)
        expect(text.startsWith("\uFEFF")).toBe(true)
        const [header = [], ...records] = readCsv(text.slice(1))
        expect(header.slice(0, 5)).toEqual(["at", "actor", "role", "action", "target"])
        expect(records).toHaveLength(changes.length)
        const column = header.indexOf("reason")
        records.forEach((record, index) => {
          expect(record).toHaveLength(header.length)
          // What a spreadsheet would execute has an apostrophe before it; everything else is as it was.
          const was = (changes[index]?.record?.reason ?? "").toString()
          expect([was, `'${was}`]).toContain(record[column])
        })
      }),
    )
  })

  it("has no cell that a spreadsheet would execute", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (reason, groupName, value) => {
        const text = csv.write([change({ reason, arguments: { groupName }, before: value, after: value })], false)
        for (const cell of readCsv(text).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })

  it.each(["=", "+", "-", "@", "\t", "\r"])("neutralizes a text that begins with %j", (sign) => {
    expect(readCsv(csv.write([change({ reason: `${sign}1+1` })], false))[0]).toContain(`'${sign}1+1`)
  })

  it("has its header and its mark once, however it is cut into parts", () => {
    const changes = [change(), change()]
    expect(csv.write(changes.slice(0, 1), true) + csv.write(changes.slice(1), false)).toBe(csv.write(changes, true))
    expect(readCsv(csv.write([], true).slice(1))).toHaveLength(1)
    expect(csv.write([], false)).toBe("")
  })

  it("says of a damaged event that it is", () => {
    const row = new FakeAuditTrail().add({ at: AT }).at(-1)
    const text = csv.write([toChange({ ...(row as NonNullable<typeof row>), record: "{" })], true)
    const [header = [], record = []] = readCsv(text.slice(1))
    expect(record[header.indexOf("intact")]).toBe("no")
    expect(record[header.indexOf("action")]).toBe("disableUser")
  })
})

describe("a file of JSON Lines", () => {
  it("has a line a change, with the very text that was hashed", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, fc.jsonValue()), { maxLength: 4 }), (wanted) => {
        const changes = wanted.map(([reason, before]) => change({ reason, before: before as WantedChange["before"] }))
        const lines = jsonl.write(changes).split("\n")
        expect(lines.pop()).toBe("")
        expect(lines).toHaveLength(changes.length)
        lines.forEach((line, index) => {
          const read = JSON.parse(line)
          expect(read).toMatchObject({ intact: true, outcome: "done", record: { reason: wanted[index]?.[0] } })
          const text = line.slice(line.indexOf(',"record":') + ',"record":'.length, -1)
          expect(createHash("sha256").update(text).digest("hex")).toBe(read.hash)
        })
      }),
    )
  })

  it("keeps a damaged record as a text, and the line readable", () => {
    const row = new FakeAuditTrail().add({ at: AT }).at(-1)
    const line = jsonl.write([toChange({ ...(row as NonNullable<typeof row>), record: '{"\n' })])
    expect(JSON.parse(line)).toMatchObject({ intact: false, outcome: "unknown", record: '{"\n' })
  })
})

describe("the name of a file", () => {
  it("says which moments it is about, and whether more follow", () => {
    const changes = [{ at: "2026-11-26T12:00:00.123Z" }, { at: "2026-11-01T08:30:00.000Z" }]
    expect(fileName(changes, false, "csv")).toBe("audit-20261126T120000Z-20261101T083000Z.csv")
    expect(fileName(changes, true, "jsonl")).toBe("audit-20261126T120000Z-20261101T083000Z-more-follow.jsonl")
    expect(fileName([], false, "csv")).toBe("audit-nothing.csv")
  })

  it("has only characters that every system takes, whatever a row says", () => {
    expect(fileName([{ at: '../"x\r\n' }], false, "csv")).toMatch(/^[\w.-]+$/)
  })
})

it.each([null, "", "xlsx", "constructor", "__proto__"])("%j is no format", (text) => {
  expect(isFileFormat(text)).toBe(false)
})
