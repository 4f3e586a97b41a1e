import { describe, expect, it } from "vitest"
import { readRecurrence } from "./recurrence"

/** A Thursday. */
const START = new Date("2026-11-26T14:30:30Z")

function times(expression: string, timezone = "UTC", count = 2, from = START): string[] {
  const next = readRecurrence(expression, timezone)
  const found: string[] = []
  for (let after: Date | undefined = from; found.length < count; ) {
    after = next(after)
    if (!after) break
    found.push(after.toISOString().replace(":00.000Z", ""))
  }
  return found
}

describe("readRecurrence", () => {
  it.each([
    ["cron(0 */1 * * ? *)", ["2026-11-26T15:00", "2026-11-26T16:00"]],
    ["cron(*/10 * * * ? *)", ["2026-11-26T14:40", "2026-11-26T14:50"]],
    ["cron(0/20 14 * * ? *)", ["2026-11-26T14:40", "2026-11-27T14:00"]],
    // EventBridge counts the days of the week from Sunday, 1.
    ["cron(0 0 ? * 1 *)", ["2026-11-29T00:00", "2026-12-06T00:00"]],
    ["cron(0 12 ? * 2-6 *)", ["2026-11-27T12:00", "2026-11-30T12:00"]],
    ["cron(0 12 ? * MON-FRI *)", ["2026-11-27T12:00", "2026-11-30T12:00"]],
    ["cron(0 9 ? * 6#3 *)", ["2026-12-18T09:00", "2027-01-15T09:00"]],
    ["cron(15 10 ? * 6L *)", ["2026-11-27T10:15", "2026-12-25T10:15"]],
    ["cron(15 10 L * ? *)", ["2026-11-30T10:15", "2026-12-31T10:15"]],
    ["cron(0 9 15W * ? *)", ["2026-12-15T09:00", "2027-01-15T09:00"]],
    ["cron(0 0 1 1 ? *)", ["2027-01-01T00:00", "2028-01-01T00:00"]],
    ["cron(0 0 1 1 ? 2027)", ["2027-01-01T00:00"]],
  ])("knows when %s is", (expression, expected) => {
    expect(times(expression)).toEqual(expected)
  })

  it("reads a cron expression in its time zone, summer time included", () => {
    const before = new Date("2027-03-26T12:00:00Z")
    expect(times("cron(30 9 * * ? *)", "Europe/Berlin", 3, before)).toEqual([
      "2027-03-27T08:30",
      "2027-03-28T07:30",
      "2027-03-29T07:30",
    ])
  })

  it.each([
    ["rate(1 minute)", "2026-11-26T14:31:30.000Z"],
    ["rate(5 minutes)", "2026-11-26T14:35:30.000Z"],
    ["rate(12 hours)", "2026-11-27T02:30:30.000Z"],
    ["rate(40 days)", "2027-01-05T14:30:30.000Z"],
  ])("counts %s from the last time", (expression, expected) => {
    expect(readRecurrence(expression, "UTC")(START)?.toISOString()).toBe(expected)
  })

  it.each([
    ["at(2030-01-01T00:00:00)", "it takes rate(…) and cron(…)"],
    ["rate(0 minutes)", "is no rate"],
    ["rate(5 seconds)", "is no rate"],
    ["rate(1.5 hours)", "is no rate"],
    ["cron(0 * * * ?)", "six fields"],
    ["cron(0 * ? * ? *)", 'one of its days being "?"'],
    ["cron(0 * * * * *)", 'one of its days being "?"'],
    ["cron(61 * * * ? *)", "cannot read"],
    ["cron(0 9 ? * L *)", "cannot read"],
    ["cron(never * * * ? *)", "cannot read"],
  ])("refuses %s", (expression, message) => {
    expect(() => readRecurrence(expression, "UTC")).toThrow(message)
  })

  it("refuses a time zone that there is not", () => {
    expect(() => readRecurrence("cron(0 9 * * ? *)", "Europe/Atlantis")).toThrow("Europe/Atlantis")
  })
})
