import { afterEach, describe, expect, it, vi } from "vitest"
import { type LogLine, log } from "./log"

afterEach(() => void vi.restoreAllMocks())

describe("log", () => {
  it.each<LogLine>([
    { level: "info", event: "auditHead", chain: "2026-11#3", seq: 7 },
    { level: "warn", event: "auditEventStaysOpen", cause: "TooManyRequestsException" },
    { level: "error", event: "auditGap", chain: "2026-11#3", seq: 7 },
  ])("writes one line of JSON at the level $level, and at no other", (line) => {
    const written: [string, unknown[]][] = []
    for (const level of ["log", "info", "warn", "error"] as const) {
      vi.spyOn(console, level).mockImplementation((...given) => void written.push([level, given]))
    }
    log(line)
    expect(written).toEqual([[line.level, [expect.any(String)]]])
    const [[, [text]] = ["", []]] = written
    expect(text).not.toContain("\n")
    expect(JSON.parse(String(text))).toEqual(line)
  })

  it("leaves out what is not known", () => {
    const written = vi.spyOn(console, "info").mockImplementation(() => {})
    log({ level: "info", event: "adminAction", callerId: undefined })
    expect(written).toHaveBeenCalledWith('{"level":"info","event":"adminAction"}')
  })
})
