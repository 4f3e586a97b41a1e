import { describe, expect, it } from "vitest"
import { isCounted } from "./filter-pattern"

const text = '2026-11-30T12:00:00.000Z\t5c1f0a8e\tERROR\t{"level":"error","event":"auditGap"}\n'

describe("isCounted", () => {
  it.each([
    ["auditGap", text, true],
    ["audit", text, false],
    ["auditDamaged", text, false],
    ['auditGap "level"', text, true],
    ["auditGap auditDamaged", text, false],
    ["?auditGap ?auditDamaged", text, true],
    ['"Task timed out"', "2026 5c1f Task timed out after 15.00 seconds", true],
    ['{ $.event = "auditGap" }', text, false],
    ['{ $.event = "auditGap" }', '{"event":"auditGap"}', true],
    ['{ $.event = "*.refused" }', '{"event":"action.refused"}', true],
    ['{ $.event = "*.refused" }', '{"event":"action.failed"}', false],
    ['{ $.event = "*.refused" }', '{"other":"action.refused"}', false],
  ])("%s of %j: %s", (pattern, line, counted) => {
    expect(isCounted(pattern, line)).toBe(counted)
  })

  it.each(["", "{ $.event = x }", "[a, b]", "auditGap ?auditDamaged", "-auditGap", '"a\\"b"'])(
    "does not guess what %j means",
    (pattern) => {
      expect(() => isCounted(pattern, text)).toThrow()
    },
  )
})
