import { describe, expect, it } from "vitest"
import { monthPlus, monthsBetween } from "./months"

describe("the months", () => {
  it("are counted over the turn of a year", () => {
    expect(monthsBetween("2026-11", "2027-02")).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"])
    expect(monthsBetween("2026-11", "2026-11")).toEqual(["2026-11"])
    expect(monthsBetween("2026-12", "2026-11")).toEqual([])
    expect(monthPlus("2026-12", 1)).toBe("2027-01")
    expect(monthPlus("2027-01", -1)).toBe("2026-12")
    expect(monthPlus("2027-01", -25)).toBe("2024-12")
  })
})
