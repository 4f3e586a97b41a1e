import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { changeFacts, REQUEST_ID } from "../../testing/audit-facts"
import { type EventContent, endedIntent, hashOf, NO_PREVIOUS, readRecord, readRow, toRow } from "./audit-event"
import { chainOf, chainsOf, groupTarget, iamActor, userTarget } from "./audit-keys"
import { canonicalJson, type JsonObject } from "./canonical-json"
import { MAX_RECORD_BYTES } from "./cut-to-fit"

const at = "2026-11-30T23:59:59.999Z"
const eventId = "0d9c4a3e-5a55-4c44-9d3a-2f3f1f6a7b10"
const position = { chain: "2026-11#3", seq: 1, previous: NO_PREVIOUS }
const intent: EventContent = { ...changeFacts(), kind: "intent", eventId, at }
const outcome: EventContent = {
  ...changeFacts(),
  ...{ kind: "outcome", eventId, at: "2026-12-01T00:00:00.001Z", outcome: "refused", code: "OwnAccount" },
  ...{ parameters: {}, after: null, closedBy: "function", intent: { seq: 1, at, hash: NO_PREVIOUS } },
}

describe("a row of the audit trail", () => {
  it("repeats the keys of its record, and has the record's hash", () => {
    const row = toRow(intent, position)
    const record = JSON.parse(row.record)
    expect(record).toEqual({
      ...changeFacts(),
      ...position,
      kind: "intent",
      eventId,
      at,
      month: "2026-11",
      version: 1,
      cut: [],
    })
    expect(row).toEqual({
      chain: "2026-11#3",
      seq: 1,
      requestId: REQUEST_ID,
      kind: "intent",
      at,
      month: "2026-11",
      actor: record.actor,
      target: record.target,
      action: "addUserToGroup",
      outcome: null,
      version: 1,
      record: row.record,
      hash: hashOf(row.record),
    })
  })

  it("stays in its intent's chain when a month has ended, and is found in its own month", () => {
    const row = toRow(outcome, { ...position, seq: 2 })
    expect(row).toMatchObject({ chain: "2026-11#3", month: "2026-12", outcome: "refused" })
    expect(endedIntent(row)).toEqual({ seq: 1, at, hash: NO_PREVIOUS })
  })

  it("is read back as it was written", () => {
    for (const content of [intent, outcome]) {
      const row = toRow(content, position)
      expect(readRow(structuredClone(row))).toEqual(row)
      expect(JSON.stringify(readRecord(row))).toHaveLength(row.record.length)
    }
  })

  it.each([
    ["a target that is an e-mail address", { target: "user#somebody@example.com" }],
    ["a target of another kind", { target: "app#1" }],
    ["an actor that is a name", { actor: "Somebody" }],
    ["an empty actor", { actor: "" }],
    ["a request id that is none", { requestId: "1" }],
    ["a request id in capital letters", { requestId: REQUEST_ID.toUpperCase() }],
    ["a moment without milliseconds", { at: "2026-11-30T23:59:59Z" }],
    ["a moment of another zone", { at: "2026-11-30T23:59:59.000+01:00" }],
    ["an action with a space", { action: "add user" }],
    ["something that belongs to no event", { password: "canary" }],
  ])("is not made with %s", (_, wrong) => {
    expect(() => toRow({ ...intent, ...wrong }, position)).toThrow()
  })

  it.each([
    ["chain", "2026-13#1"],
    ["chain", "2026-11#16"],
    ["seq", 0],
    ["seq", "1"],
    ["kind", "other"],
    ["outcome", "ok"],
    ["version", 2],
    ["hash", "0"],
    ["record", null],
    ["createdAt", at],
  ])("is not read with %s %j", (name, value) => {
    expect(() => readRow({ ...toRow(intent, position), [name]: value })).toThrow()
  })

  it("fits, whatever is in it, and says what was cut", () => {
    const piece = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 })
    const repeated = (most: number) => fc.tuple(piece, fc.nat(most)).map(([text, times]) => text.repeat(times))
    const long = fc.oneof(repeated(4), repeated(5_000))
    const times = fc.oneof(fc.nat(3), fc.nat(400))
    const list = fc
      .tuple(times, long, long)
      .map(([length, name, value]) => Array.from({ length }, () => ({ name, value })))
    fc.assert(
      fc.property(long, list, fc.dictionary(long, long), (text, changes, before) => {
        const facts = { arguments: { changes, text }, reason: text, before, claimedUserAgent: text }
        const row = toRow({ ...intent, ...facts }, position)
        expect(Buffer.byteLength(row.record)).toBeLessThanOrEqual(MAX_RECORD_BYTES)
        const record = readRecord(row)
        const texts = [record, { ...record, ...facts }].map((each) => canonicalJson(each as JsonObject))
        expect(record.cut.length > 0).toBe(texts[0] !== texts[1])
        expect(text.startsWith(record.reason ?? "")).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it("names by a pointer what was cut, and halves no character", () => {
    const reason = `${"a".repeat(4095)}😀 and more`
    const changes = Array.from({ length: 251 }, () => 1)
    const record = readRecord(
      toRow({ ...intent, reason, arguments: { "a/b~": reason, changes }, before: "b".repeat(40_000) }, position),
    )
    expect(record.cut).toEqual(["/arguments/a~1b~0", "/arguments/changes", "/reason", "/before"])
    expect(record.reason).toBe("a".repeat(4095))
    expect(record.arguments.changes).toHaveLength(250)
  })
})

describe("the chain of a request", () => {
  it("is one of the month's sixteen, and all are used alike", () => {
    const counts = new Map<string, number>()
    for (let number = 0; number < 16_000; number++) {
      const chain = chainOf(`01936f0e-7c3a-7000-8000-${String(number).padStart(12, "0")}`, at)
      counts.set(chain, (counts.get(chain) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(chainsOf("2026-11").sort())
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200)
  })

  it("does not depend on capital letters, nor on the time in the request id", () => {
    const id = "ffffffff-ffff-7fff-bfff-ffffffffffff"
    expect(chainOf(id.toUpperCase(), at)).toBe(chainOf(id, at))
    expect(chainOf(id, at)).toMatch(/^2026-11#/)
  })
})

it("has one spelling of whom and what an event is about", () => {
  expect(userTarget("ABCDEF00-0000-4000-8000-000000000000")).toBe("user#abcdef00-0000-4000-8000-000000000000")
  expect(groupTarget("EDITORS")).toBe("group#EDITORS")
  expect(iamActor("arn:aws:iam::1:user/x")).toBe("iam#arn:aws:iam::1:user/x")
})
