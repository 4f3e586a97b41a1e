import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type * as Pace from "./pace"

let pace: typeof Pace
beforeEach(async () => {
  vi.useFakeTimers({ now: 0 })
  vi.resetModules()
  pace = await import("./pace")
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const someone = (count: number) => Array.from({ length: count }, (_, number) => String(number))

/** When each of so many calls was made, in milliseconds. */
async function momentsOf(queue: typeof Pace.pacedChanges, count: number): Promise<number[]> {
  const moments: number[] = []
  const all = queue(someone(count), async () => void moments.push(Date.now()))
  await vi.runAllTimersAsync()
  await all
  return moments
}

/** The most calls that any second has. */
const mostInASecond = (moments: readonly number[]) =>
  Math.max(...moments.map((start) => moments.filter((at) => at >= start && at < start + 1000).length))

describe("many changes at once", () => {
  it("stay below Cognito's quota in every second, and lose nobody", async () => {
    const moments = await momentsOf(pace.pacedChanges, 200)
    expect(moments).toHaveLength(200)
    expect(mostInASecond(moments)).toBeLessThanOrEqual(10)
    expect(moments.at(-1)).toBeLessThanOrEqual(20_000)
  })

  it("share one pace, whoever makes them", async () => {
    const moments = (await Promise.all([momentsOf(pace.pacedChanges, 20), momentsOf(pace.pacedChanges, 20)])).flat()
    expect(mostInASecond(moments)).toBeLessThanOrEqual(10)
  })

  it("have the pace that is set", async () => {
    vi.stubEnv("MANY_USERS_PER_SECOND", "2")
    expect(mostInASecond(await momentsOf(pace.pacedChanges, 10))).toBe(2)
  })

  it("go on after one that failed", async () => {
    const failed = pace.pacedChanges(someone(1), () => Promise.reject(new Error("refused")))
    const next = pace.pacedChanges(someone(1), async () => "done")
    const both = Promise.allSettled([failed, next])
    await vi.runAllTimersAsync()
    expect(await both).toMatchObject([{ status: "rejected" }, { status: "fulfilled", value: ["done"] }])
  })

  it.each([
    ["", 10],
    ["1", 20],
    ["100", 10],
  ])(
    "are refused, and none of them is begun, before a request would take too long: %s a second",
    async (set, count) => {
      vi.stubEnv("MANY_USERS_PER_SECOND", set)
      const ends: number[] = []
      const refused: unknown[] = []
      const begun = vi.fn(async () => {})
      const batches = Array.from({ length: 300 }, () =>
        pace.pacedChanges(someone(count), begun).then(
          () => ends.push(Date.now()),
          (error) => refused.push(error),
        ),
      )
      await vi.runAllTimersAsync()
      await Promise.all(batches)
      expect(ends.length).toBeGreaterThan(0)
      expect(Math.max(...ends)).toBeLessThanOrEqual(20_000)
      expect(begun).toHaveBeenCalledTimes(ends.length * count)
      expect(refused).toHaveLength(300 - ends.length)
      expect(refused[0]).toMatchObject({ code: "TooManyRequestsException" })
      expect(await momentsOf(pace.pacedChanges, count)).toHaveLength(count)
    },
  )
})

it("many reads begin at once and stay below the quota in every second", async () => {
  const moments = await momentsOf(pace.pacedReads, 200)
  expect(moments.filter((at) => at === 0)).toHaveLength(20)
  expect(mostInASecond(moments)).toBeLessThanOrEqual(20)
})

it.each(["0", "-1", "1.5", "101", "many", "10 "])("a pace that is none is refused with what to do: %s", (setting) => {
  expect(() => pace.usersPerSecond(setting)).toThrow(/MANY_USERS_PER_SECOND.*1 to 100/)
})
