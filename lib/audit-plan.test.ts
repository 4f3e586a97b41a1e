import { describe, expect, it } from "vitest"
import { type AuditFilter, matches, planOf, spansOf } from "./audit-plan"
import { ADMIN_ID, FakeAuditTrail, USER_ID } from "./testing/audit-trail"

const NOW = Date.parse("2026-11-26T12:00:00.000Z")
const plan = (filter: AuditFilter) => planOf(filter, NOW)
const target = `user#${USER_ID}`

describe("the index that a filter is read through", () => {
  it.each<[AuditFilter, string, AuditFilter]>([
    [{}, "month", {}],
    [
      { actor: ADMIN_ID, target, action: "disableUser", outcome: "done" },
      "actor",
      { target, action: "disableUser", outcome: "done" },
    ],
    [{ target, action: "disableUser", outcome: "done" }, "target", { action: "disableUser", outcome: "done" }],
    [{ action: "disableUser", outcome: "refused" }, "action", { outcome: "refused" }],
    [{ outcome: "failed" }, "outcome", {}],
    [{ outcome: "open" }, "month", { outcome: "open" }],
    [{ outcome: "open", action: "disableUser" }, "action", { outcome: "open" }],
  ])("for %j is %s", (filter, index, conditions) => {
    const { index: chosen, key, conditions: rest } = plan(filter)
    expect([chosen, rest]).toEqual([index, conditions])
    expect(key).toBe(index === "month" ? undefined : filter[index as "actor"])
  })

  it("has the range of time in its sort key, whatever it is", () => {
    const range = { from: "2026-01-01T00:00:00.000Z", to: "2026-01-31T23:59:59.999Z" }
    for (const keys of [{ actor: ADMIN_ID }, { target }, { action: "a" }, { outcome: "done" }, {}] as AuditFilter[]) {
      expect(spansOf(plan({ ...keys, ...range }))).toEqual([expect.objectContaining(range)])
    }
  })

  it("goes back without a bound where there is a key", () => {
    const from = "2001-01-01T00:00:00.000Z"
    expect([plan({ actor: ADMIN_ID }).from, plan({ actor: ADMIN_ID, from }).from]).toEqual([undefined, from])
    expect([plan({ actor: ADMIN_ID, from }).cut, plan({ actor: ADMIN_ID }).older]).toEqual([false, undefined])
  })
})

describe("a list without a key", () => {
  it("is read month by month, the newest first, a year back", () => {
    const months = spansOf(plan({})).map(({ key }) => key)
    expect([months[0], months.at(-1), months.length]).toEqual(["2026-11", "2025-11", 13])
    expect(plan({})).toMatchObject({ cut: false, older: "2025-11-25T12:05:00.000Z" })
  })

  it("reads only the months of its range", () => {
    const range = { from: "2026-02-28T00:00:00.000Z", to: "2026-03-01T23:59:59.999Z" }
    expect(spansOf(plan(range)).map(({ key }) => key)).toEqual(["2026-03", "2026-02"])
    expect([plan(range).cut, plan(range).older]).toEqual([false, undefined])
  })

  it("is cut to a year where more was asked for, and says where to look on", () => {
    const { cut, from, older } = plan({ from: "2024-01-01T00:00:00.000Z", to: "2026-01-01T00:00:00.000Z" })
    expect([cut, from, older]).toEqual([true, "2024-12-31T00:00:00.000Z", "2024-12-31T00:00:00.000Z"])
  })

  it("goes on from where it was left", () => {
    expect(spansOf(plan({}), "2026-01-15T00:00:00.000Z").map(({ key }) => key)).toEqual([
      "2026-01",
      "2025-12",
      "2025-11",
    ])
  })

  it("does not look into the future", () => {
    expect(spansOf(plan({ to: "9999-12-31T23:59:59.999Z" }))[0]).toMatchObject({ key: "2026-11" })
    for (const keys of [{}, { actor: ADMIN_ID }]) {
      expect(spansOf(plan({ ...keys, from: "2027-01-01T00:00:00.000Z", to: "2027-02-01T00:00:00.000Z" }))).toEqual([])
    }
  })

  it("begins after now, because other clocks may be ahead", () => {
    expect(plan({}).to > new Date(NOW).toISOString()).toBe(true)
    expect(spansOf(planOf({}, Date.parse("2026-11-30T23:59:00.000Z")))[0]?.key).toBe("2026-12")
  })
})

describe("a condition beside the index", () => {
  const trail = new FakeAuditTrail()
  const [intent, outcome] = trail.add({ at: "2026-11-01T00:00:00.000Z", actor: ADMIN_ID, target, outcome: "refused" })
  if (!intent || !outcome) throw new Error("A change has two rows.")

  it.each<[AuditFilter, boolean, boolean]>([
    [{ actor: ADMIN_ID, target }, true, true],
    [{ actor: ADMIN_ID, target: "pool" }, false, false],
    [{ actor: ADMIN_ID, action: "disableUser" }, true, true],
    [{ actor: ADMIN_ID, action: "enableUser" }, false, false],
    [{ actor: ADMIN_ID, outcome: "refused" }, false, true],
    [{ actor: ADMIN_ID, outcome: "done" }, false, false],
    [{ actor: ADMIN_ID, outcome: "open" }, true, false],
    [{ actor: ADMIN_ID, target, action: "disableUser", outcome: "refused" }, false, true],
  ])("%j", (filter, intentMatches, outcomeMatches) => {
    expect([matches(plan(filter), intent), matches(plan(filter), outcome)]).toEqual([intentMatches, outcomeMatches])
  })
})
