import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { ScheduleDescription } from "../assembly/backend-description"
import { Schedules } from "./schedules"

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2030-01-01T10:20:00.500Z") })
})
afterEach(() => {
  vi.useRealTimers()
})

const HOURS = 60 * 60 * 1000
const aSchedule = (change: Partial<ScheduleDescription> = {}): ScheduleDescription => ({
  name: "tick",
  functionArn: "arn:tick",
  expression: "cron(0 */1 * * ? *)",
  timezone: "UTC",
  arn: "arn:schedule",
  service: "aws.scheduler",
  ...change,
})

/** Schedules whose runs end when the test says so. */
function schedulesOf(...descriptions: ScheduleDescription[]) {
  const log: string[] = []
  const events: { source: string; time: string }[] = []
  const going: { resolve(answer: string): void; reject(error: Error): void }[] = []
  const invoke = (_: string, event: unknown) => {
    events.push(event as { source: string; time: string })
    return new Promise((resolve, reject) => going.push({ resolve, reject }))
  }
  const schedules = new Schedules(descriptions, { invoke, onLog: (line) => log.push(line) })
  const end = async (outcome?: Error) => {
    const run = going.shift()
    if (outcome) run?.reject(outcome)
    else run?.resolve("done")
    await vi.advanceTimersByTimeAsync(0)
  }
  return { schedules, events, log, end, passes: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

describe("Schedules", () => {
  it("run functions at their times, with EventBridge's event", async () => {
    const { schedules, events, end, passes } = schedulesOf(aSchedule())
    schedules.start()
    await passes(0.6 * HOURS)
    expect(events).toEqual([])
    await passes(0.1 * HOURS)
    await end()
    expect(events).toEqual([
      {
        version: "0",
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        "detail-type": "Scheduled Event",
        source: "aws.scheduler",
        account: "000000000000",
        time: "2030-01-01T11:00:00Z",
        region: "us-east-1",
        resources: ["arn:schedule"],
        detail: "{}",
      },
    ])
    await passes(1 * HOURS)
    expect(events[1]).toMatchObject({ time: "2030-01-01T12:00:00Z" })
  })

  it("hand over the event of a rule, and an input that was given", async () => {
    const rule = aSchedule({ name: "rule", service: "aws.events" })
    const { schedules, events } = schedulesOf(rule, aSchedule({ name: "given", input: { depth: 2 } }))
    void schedules.run("rule")
    void schedules.run("given")
    await vi.advanceTimersByTimeAsync(0)
    expect(events[0]).toMatchObject({ source: "aws.events", detail: {} })
    expect(events[1]).toEqual({ depth: 2 })
  })

  it("leave out a time that comes while the function still runs", async () => {
    const { schedules, events, log, end, passes } = schedulesOf(aSchedule())
    schedules.start()
    await passes(2 * HOURS)
    expect(events).toHaveLength(1)
    expect(log).toEqual(["[schedule] tick is still running: left out this time."])
    await end()
    await passes(1 * HOURS)
    expect(events).toHaveLength(2)
  })

  it("run on demand after the run that is going on", async () => {
    const { schedules, events, end } = schedulesOf(aSchedule())
    const runs = [schedules.run("tick"), schedules.run("tick")]
    await vi.advanceTimersByTimeAsync(0)
    expect(events).toHaveLength(1)
    await end()
    expect(events).toHaveLength(2)
    await end()
    expect(await Promise.all(runs)).toEqual(["done", "done"])
  })

  it("log a run that fails and go on", async () => {
    const { schedules, events, log, end, passes } = schedulesOf(aSchedule({ expression: "rate(1 hour)" }))
    schedules.start()
    await passes(1 * HOURS)
    await end(new Error("no table"))
    expect(log).toEqual(["[schedule] tick failed: no table"])
    await passes(1 * HOURS)
    expect(events).toHaveLength(2)
  })

  it("tell who runs one on demand how it failed", async () => {
    const { schedules, end } = schedulesOf(aSchedule())
    const run = schedules.run("tick")
    const failed = expect(run).rejects.toThrow("no table")
    await vi.advanceTimersByTimeAsync(0)
    await end(new Error("no table"))
    await failed
  })

  it("wait longer than one timer can", async () => {
    const { schedules, events, passes } = schedulesOf(aSchedule({ expression: "rate(40 days)" }))
    schedules.start()
    await passes(39 * 24 * HOURS)
    expect(events).toEqual([])
    await passes(24 * HOURS)
    expect(events).toHaveLength(1)
  })

  it("run nothing any more once they are stopped", async () => {
    const { schedules, events, passes } = schedulesOf(aSchedule())
    schedules.start()
    schedules.stop()
    await passes(5 * HOURS)
    expect(events).toEqual([])
  })

  it("name what there is when asked for something else", async () => {
    const { schedules } = schedulesOf(aSchedule())
    await expect(schedules.run("tock")).rejects.toThrow("There is no schedule tock; there are: tick.")
  })

  it("are refused when an expression cannot be read", () => {
    expect(() => schedulesOf(aSchedule({ expression: "at(noon)" }))).toThrow("at(noon)")
  })
})
