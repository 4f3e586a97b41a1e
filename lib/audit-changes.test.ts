import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { AuditOutcome } from "@/amplify/data/audit/audit-event"
import { type ReadBounds, readChanges } from "./audit-changes"
import type { AuditCursor } from "./audit-cursor"
import { type AuditFilter, planOf } from "./audit-plan"
import { placeOf, type StoredRow } from "./audit-reader"
import { ADMIN_ID, FakeAuditTrail, USER_ID, type WantedChange } from "./testing/audit-trail"

const NOW = Date.parse("2026-11-26T12:00:00.000Z")
const BOUNDS = { changes: 5, reads: 20, rows: 4, patienceMs: 60_000 }

const read = (trail: FakeAuditTrail, filter: AuditFilter = {}, start?: AuditCursor, bounds: Partial<ReadBounds> = {}) =>
  readChanges(trail, planOf(filter, NOW), { start }, { ...BOUNDS, ...bounds })

/** Every page, one after the other. */
async function readAll(trail: FakeAuditTrail, filter: AuditFilter = {}, bounds: Partial<ReadBounds> = {}) {
  const pages: StoredRow[][] = []
  let start: AuditCursor | undefined
  do {
    const { changes, next } = await read(trail, filter, start, bounds)
    pages.push(changes)
    start = next ?? undefined
    if (pages.length > 500) throw new Error("The list does not end.")
  } while (start)
  return { pages, rows: pages.flat() }
}

const day = (number: number, time = "10:00:00.000") => `2026-11-${String(number).padStart(2, "0")}T${time}Z`

describe("a list of changes", () => {
  it("has one row a change, the newest first: its outcome, or its intent where there is none", async () => {
    const trail = new FakeAuditTrail()
    const [, done] = trail.add({ at: day(1) })
    const [open] = trail.add({ at: day(2), outcome: "open" })
    const [refused] = trail.add({ at: day(3), outcome: "refusedAtOnce" })
    const [, failed] = trail.add({ at: day(4), outcome: "failed" })
    expect((await read(trail)).changes).toEqual([failed, refused, open, done])
  })

  it("shows a change once also where its two rows are on two pages, or in two answers of the store", async () => {
    const trail = new FakeAuditTrail()
    const outcomes = [1, 2, 3, 4, 5, 6, 7].map((number) => trail.add({ at: day(number), lastedMs: 4 * 86_400_000 })[1])
    for (const changes of [1, 2, 3, 5]) {
      for (const rows of [1, 2, 3, 50]) {
        const { rows: all } = await readAll(trail, {}, { changes, reads: 40, rows })
        expect(all).toEqual(outcomes.toReversed())
      }
    }
  })

  it("knows that the last page is the last, though it is full", async () => {
    const trail = new FakeAuditTrail()
    for (let number = 1; number <= 5; number++) trail.add({ at: day(number) })
    expect((await read(trail)).next).toBeNull()
    trail.add({ at: day(6) })
    expect((await read(trail)).next).not.toBeNull()
  })

  it("loses and repeats nothing where many changes have the same millisecond", async () => {
    const trail = new FakeAuditTrail()
    for (let number = 0; number < 23; number++) trail.add({ at: day(7), lastedMs: 0 })
    const { pages, rows } = await readAll(trail, { from: day(1) })
    expect(pages.map(({ length }) => length)).toEqual([5, 5, 5, 5, 3])
    expect(new Set(rows.map(placeOf)).size).toBe(23)
    expect(rows.every(({ kind }) => kind === "outcome")).toBe(true)
  })

  it("stays where it was while new changes arrive", async () => {
    const trail = new FakeAuditTrail()
    const outcomes = Array.from({ length: 8 }, (_, index) => trail.add({ at: day(index + 1) })[1])
    const first = await read(trail)
    for (let number = 9; number < 15; number++) trail.add({ at: day(number) })
    const second = await read(trail, {}, first.next ?? undefined)
    expect([...first.changes, ...second.changes]).toEqual(outcomes.toReversed())
  })

  it("goes from month to month in order, over those in which nothing happened", async () => {
    const trail = new FakeAuditTrail()
    const months = ["2026-02", "2026-06", "2026-07", "2026-11"]
    const outcomes = months.map((month) => trail.add({ at: `${month}-03T10:00:00.000Z` })[1])
    expect((await read(trail)).changes).toEqual(outcomes.toReversed())
    expect(trail.reads.map(({ key }) => key)).toEqual(
      "2026-11 2026-10 2026-09 2026-08 2026-07 2026-06 2026-05 2026-04 2026-03 2026-02 2026-01 2025-12 2025-11".split(
        " ",
      ),
    )
  })

  it("finds the outcome that the next month has", async () => {
    const trail = new FakeAuditTrail()
    const [, outcome] = trail.add({ at: "2026-10-31T23:59:59.990Z" })
    expect((await read(trail)).changes).toEqual([outcome])
    expect((await read(trail, { to: "2026-10-31T23:59:59.999Z" })).changes).toEqual([])
  })

  it("keeps to its range, both ends included", async () => {
    const trail = new FakeAuditTrail()
    const at = [1, 2, 3, 4].map((number) => trail.add({ at: day(number), outcome: "refusedAtOnce" })[0])
    expect((await read(trail, { from: day(2), to: day(3) })).changes).toEqual([at[2], at[1]])
  })
})

describe("a list of changes about somebody", () => {
  it("has the creation of a user, whose intent was about the pool", async () => {
    const trail = new FakeAuditTrail()
    const [, created] = trail.add({ at: day(1), action: "createUser", target: "pool", made: `user#${USER_ID}` })
    const [open] = trail.add({ at: day(2), action: "createUser", target: "pool", outcome: "open" })
    expect((await read(trail, { target: `user#${USER_ID}` })).changes).toEqual([created])
    expect((await read(trail, { target: "pool" })).changes).toEqual([open])
  })

  it("is read through that index alone", async () => {
    const trail = new FakeAuditTrail()
    trail.add({ at: day(1) })
    trail.add({ at: day(2), target: "group#EDITORS" })
    const { changes } = await read(trail, { target: "group#EDITORS", actor: ADMIN_ID })
    expect(changes).toHaveLength(1)
    expect(new Set(trail.reads.map(({ index, key }) => `${index} ${key}`))).toEqual(new Set([`actor ${ADMIN_ID}`]))
  })
})

describe("what is read for a page", () => {
  it("looks along a chain only for intents whose outcome it has not seen", async () => {
    const trail = new FakeAuditTrail()
    for (let number = 1; number <= 5; number++) trail.add({ at: day(number) })
    await read(trail, {}, undefined, { rows: 100 })
    expect(trail.looks).toEqual([])
    trail.add({ at: day(6), outcome: "open" })
    await read(trail, {}, undefined, { rows: 100 })
    expect(trail.looks).toHaveLength(1)
  })

  it("looks along no chain where only outcomes are asked for", async () => {
    const trail = new FakeAuditTrail()
    trail.add({ at: day(1), outcome: "open" })
    const [, done] = trail.add({ at: day(2) })
    expect((await read(trail, { outcome: "done", actor: ADMIN_ID })).changes).toEqual([done])
    expect((await read(trail, { outcome: "done" })).changes).toEqual([done])
    expect(trail.looks).toEqual([])
  })

  it("looks once along a chain for all of its intents, not once for each", async () => {
    const trail = new FakeAuditTrail()
    for (let number = 0; number < 200; number++) {
      trail.add({ at: day(1 + (number % 20)), action: "createUser", target: "pool", made: `user#${USER_ID}` })
    }
    expect((await readAll(trail, { target: "pool" }, { changes: 50, reads: 20, rows: 500 })).rows).toEqual([])
    // Four times 50 intents, in 16 chains.
    expect(trail.looks.length).toBeLessThanOrEqual(4 * 16)
  })

  it("is bounded: then the page says how far it came, and goes on from there", async () => {
    const trail = new FakeAuditTrail()
    const [, wanted] = trail.add({ at: day(1), action: "deleteUser" })
    for (let number = 2; number < 26; number++) trail.add({ at: day(number) })
    const bounds = { changes: 5, reads: 3, rows: 4 }
    const first = await read(trail, { actor: ADMIN_ID, action: "deleteUser" }, undefined, bounds)
    expect(trail.reads).toHaveLength(3)
    expect(first).toMatchObject({ changes: [], lookedUntil: day(20) })
    expect((await readAll(trail, { actor: ADMIN_ID, action: "deleteUser" }, bounds)).rows).toEqual([wanted])
  })

  it("is bounded in time, after one read at least", async () => {
    const trail = new FakeAuditTrail()
    for (let number = 1; number < 26; number++) trail.add({ at: day(number) })
    const slow = await read(trail, { actor: ADMIN_ID, action: "deleteUser" }, undefined, { patienceMs: -1 })
    expect(slow).toMatchObject({ changes: [], lookedUntil: day(24) })
    expect(trail.reads).toHaveLength(1)
    const { rows } = await readAll(trail, { actor: ADMIN_ID }, { patienceMs: -1 })
    expect(rows).toHaveLength(25)
  })

  it("is bounded over months in which nothing happened, too", async () => {
    const trail = new FakeAuditTrail()
    const [, only] = trail.add({ at: "2025-12-24T10:00:00.000Z" })
    const first = await read(trail, {}, undefined, { reads: 3 })
    expect(first).toMatchObject({ changes: [], lookedUntil: "2026-08-31T23:59:59.999Z" })
    expect((await readAll(trail, {}, { reads: 3 })).rows).toEqual([only])
  })
})

describe("a page that is between two places", () => {
  it("holds what is there now, and goes over neither, also in the middle of a millisecond", async () => {
    const trail = new FakeAuditTrail()
    for (let number = 0; number < 12; number++) trail.add({ at: day(7), lastedMs: 0 })
    const { pages } = await readAll(trail, { from: day(1) })
    const first = await read(trail, { from: day(1) })
    const second = await read(trail, { from: day(1) }, first.next ?? undefined)
    for (const at of [day(8), day(9)]) trail.add({ at })
    const between = (start?: AuditCursor | null, end?: AuditCursor | null) =>
      readChanges(
        trail,
        planOf({ from: day(1) }, NOW),
        { start: start ?? undefined, end: end ?? undefined },
        { ...BOUNDS, changes: 50 },
      )
    const head = await between(undefined, first.next)
    expect([head.changes.length, head.next]).toEqual([7, null])
    expect(head.changes.slice(2)).toEqual(pages[0])
    expect((await between(first.next, second.next)).changes).toEqual(pages[1])
    expect((await between(second.next, undefined)).changes).toEqual(pages[2])
  })

  it("reads no month beyond its end", async () => {
    const trail = new FakeAuditTrail()
    trail.add({ at: day(7) })
    await readChanges(trail, planOf({}, NOW), { end: { at: "2026-10-05T00:00:00.000Z", seen: [] } }, BOUNDS)
    expect(trail.reads.map(({ key }) => key)).toEqual(["2026-11", "2026-10"])
  })
})

it("every change is on exactly one page, in order, however it is filtered and cut into pages", async () => {
  const change = fc.record({
    at: fc.integer({ min: 0, max: 60 * 86_400 }).map((seconds) => new Date(NOW - seconds * 1000).toISOString()),
    outcome: fc.constantFrom<WantedChange["outcome"]>("done", "done", "failed", "open", "refusedAtOnce"),
    lastedMs: fc.constantFrom(0, 5, 40_000_000),
    actor: fc.constantFrom(ADMIN_ID, USER_ID),
    action: fc.constantFrom("disableUser", "enableUser"),
  })
  const filter = fc.record(
    {
      actor: fc.constant(ADMIN_ID),
      action: fc.constant("disableUser"),
      outcome: fc.constantFrom<AuditOutcome | "open">("done", "failed", "refused", "open"),
    },
    { requiredKeys: [] },
  )
  const bounds = fc.record({
    changes: fc.integer({ min: 1, max: 7 }),
    reads: fc.integer({ min: 2, max: 20 }),
    rows: fc.integer({ min: 2, max: 30 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 40 }), filter, bounds, async (wanted, asked, bound) => {
      const trail = new FakeAuditTrail()
      const expected = wanted
        .map((one) => ({ row: trail.add(one).at(-1) as StoredRow, one }))
        .filter(({ row }) => row.at <= new Date(NOW + 300_000).toISOString())
        .filter(({ row, one }) => {
          const outcome = one.outcome === "open" ? "open" : row.outcome
          const fits = asked.outcome === undefined || asked.outcome === outcome
          return (
            fits &&
            [row.actor, row.action].every(
              (value, index) => [asked.actor ?? value, asked.action ?? value][index] === value,
            )
          )
        })
        .map(({ row }) => row)
      const { rows } = await readAll(trail, asked, bound)
      expect(rows.map(placeOf).sort()).toEqual(expected.map(placeOf).sort())
      expect(rows.map(({ at }) => at)).toEqual(
        expected
          .map(({ at }) => at)
          .sort()
          .reverse(),
      )
    }),
    { numRuns: 300 },
  )
})
