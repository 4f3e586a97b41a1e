import { appendFileSync } from "node:fs"
import fc from "fast-check"
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { USER_POOL_ID } from "../../amplify/testing/appsync-event"
import type { Target } from "./target"

const ORIGIN = "https://console.example.com"
vi.hoisted(() => {
  process.env.SIGN_IN_SECRET = "a secret that is only as long as the tests need it"
})
vi.mock("next/headers", () => ({ headers: async () => new Headers({ origin: ORIGIN }) }))
vi.mock("@/lib/session", async () => {
  const { SUBMITTER } = await import("./submitter")
  return { getSession: async () => SUBMITTER }
})

/**
 * A dose of each target's inputs; `npm run prove` takes a million in all. The seed changes from day to day, and the failing
 * input is printed with it: `FUZZ_SEED` repeats a run.
 */
const INPUTS = Number(process.env.FUZZ_INPUTS ?? 4_500)
const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 86_400_000))
/** How often the good input is timed, before and after. */
const GOOD_RUNS = 200

const { apiTargets } = await import("./api-targets")
const { consoleTargets } = await import("./console-targets")
const targets = [...(await apiTargets()), ...consoleTargets]

beforeAll(() => {
  vi.stubEnv("AMPLIFY_AUTH_USERPOOL_ID", USER_POOL_ID)
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
})
beforeEach(() => {
  for (const level of ["log", "info", "warn", "error"] as const) vi.spyOn(console, level).mockImplementation(() => {})
})

describe.each(targets.map((target) => [target.name, target] as const))("%s", (name, target) => {
  it("of any kind get no further than they may, and the next good one is served as fast as before", async () => {
    const numRuns = Math.ceil(INPUTS / targets.length)
    await goodTime(target)
    const before = await goodTime(target)
    const started = performance.now()
    await fc.assert(
      fc.asyncProperty(target.inputs, async (input) => target.check(input)),
      { numRuns, seed: SEED },
    )
    const seconds = (performance.now() - started) / 1000
    const slower = (await goodTime(target)) / before
    expect(numRuns).toBeGreaterThan(0)
    const table = process.env.FUZZ_TABLE
    if (table) appendFileSync(table, `${JSON.stringify({ name, inputs: numRuns, seconds, slower, seed: SEED })}\n`)
  }, 600_000)
})

/** The median time of the good input, in milliseconds. */
async function goodTime({ good }: Target): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < GOOD_RUNS; run++) {
    const started = performance.now()
    await good()
    times.push(performance.now() - started)
  }
  return times.sort((left, right) => left - right)[GOOD_RUNS / 2] ?? 0
}
