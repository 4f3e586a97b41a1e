import { describe, expect, it } from "vitest"
import { exactDate, formatDate } from "./dates"

const MOMENT = "2026-03-01T23:30:05.000Z"

describe("a moment", () => {
  it("is a day in a list", () => {
    expect(formatDate(MOMENT, "day", "UTC")).toBe("1 Mar 2026")
  })

  it("is a day of the reader's own zone", () => {
    expect(formatDate(MOMENT, "day", "Asia/Tokyo")).toBe("2 Mar 2026")
  })

  it("is shown to the minute where there is room", () => {
    expect(formatDate(MOMENT, "minute", "UTC")).toBe("1 Mar 2026, 23:30")
  })

  it.each([
    ["UTC", "23:30 UTC"],
    ["Europe/Berlin", "00:30 CET"],
  ])("is an hour with its zone where it is near: %s", (timeZone, shown) => {
    expect(formatDate(MOMENT, "time", timeZone)).toBe(shown)
  })

  it.each(["2026-11-26T99", "2026-13-01T00:00Z", ""])("stays as it is where it is none: %j", (text) => {
    expect([formatDate(text, "minute", "UTC"), exactDate(text, "UTC")]).toEqual([text, text])
  })

  it("has an exact form with weekday, second and zone", () => {
    expect(exactDate(MOMENT, "UTC")).toBe("Sun, 1 Mar 2026, 23:30:05 UTC")
  })
})
