import { setTimeout as wait } from "node:timers/promises"
import { percentile } from "../../../bench/print"
import { createPerson } from "../../../tests/harness/people"
import { type RunningProduct, startProduct } from "../../../tests/harness/product"
import { signedInBrowser } from "../../../tests/session/pool"
import { residentMb } from "../../resident-memory"
import type { Proof } from "../proof"
import { administratorAt } from "./administrator"

const ADMINISTRATORS = 50
const MINUTES = Number(process.env.LOAD_MINUTES ?? 10)
/** Before anything is counted: code is compiled, connections are opened, the heap finds its size. */
const WARM_UP_MINUTES = Math.min(2, MINUTES)
const USERS_EACH = 3
/** From one click to the next, as long as people take to read. */
const THINKING_MS = { from: 4_000, to: 12_000 }
const MOST_GROWTH = 1.1
const MINUTE_MS = 60_000

interface Sample {
  step: string
  ms: number
}

/** Fifty administrators at work for ten minutes, against the production build with its backend on this machine. */
export const load: Proof = {
  title: "Fifty administrators",
  async prove() {
    const product = await startProduct({ name: "load" })
    try {
      return await loadProduct(product)
    } finally {
      await product.close()
    }
  },
}

async function loadProduct(product: RunningProduct) {
  const people = []
  for (let number = 0; number < ADMINISTRATORS; number++) people.push(await createAdministrator(product))
  const began = Date.now()
  const counted = began + WARM_UP_MINUTES * MINUTE_MS
  const end = counted + MINUTES * MINUTE_MS
  const samples: Sample[] = []
  const errors: string[] = []
  const memory: { at: number; mb: number }[] = []

  const watch = async () => {
    while (Date.now() < end) {
      memory.push({ at: Date.now(), mb: await residentMb(product.serverPid) })
      await wait(1_000)
    }
  }
  const work = async (nextStep: ReturnType<typeof administratorAt>) => {
    // Nobody starts at the same moment as everybody else.
    await wait(Math.random() * THINKING_MS.to)
    while (Date.now() < end) {
      const { name: step, take } = nextStep()
      const startedAt = Date.now()
      const started = performance.now()
      await take().catch((error: Error) => errors.push(`${step}: ${error.message}`))
      if (startedAt >= counted) samples.push({ step, ms: performance.now() - started })
      await wait(THINKING_MS.from + Math.random() * (THINKING_MS.to - THINKING_MS.from))
    }
  }
  await Promise.all([watch(), ...people.map(work)])

  for (const error of errors.slice(0, 20)) console.log(error)
  const meanOf = (from: number) => {
    const within = memory.filter(({ at }) => at >= from && at < from + MINUTE_MS).map(({ mb }) => mb)
    return within.reduce((sum, mb) => sum + mb, 0) / within.length
  }
  const [first, last] = [meanOf(counted), meanOf(end - MINUTE_MS)]
  const growth = last / first
  const steps = [...new Set(samples.map(({ step }) => step))].sort()
  const of = (step?: string) => samples.filter((sample) => step === undefined || sample.step === step)
  const row = (name: string, found: Sample[]) => {
    const figures = [50, 95].map((p) =>
      percentile(
        found.map(({ ms }) => ms),
        p,
      ).toFixed(0),
    )
    return [name, String(found.length), ...figures]
  }
  const all = row("all", of())
  return {
    kept: errors.length === 0 && growth <= MOST_GROWTH,
    head: ["what an administrator does", "times", "p50, ms", "p95, ms"],
    rows: [...steps.map((step) => row(step, of(step))), all],
    summary:
      `${ADMINISTRATORS} administrators for ${MINUTES} minutes, after ${WARM_UP_MINUTES} that do not count, one click ` +
      `each every ${THINKING_MS.from / 1000} to ${THINKING_MS.to / 1000} s: ${errors.length} errors, ` +
      `p95 ${all.at(-1)} ms. Memory of the console's server: ` +
      `${first.toFixed(0)} MB in the first minute, ${last.toFixed(0)} MB in the last, ${growth.toFixed(2)} times ` +
      `(at most ${MOST_GROWTH}). A change counts with the page that has its form.`,
  }
}

async function createAdministrator(product: RunningProduct) {
  const browser = await signedInBrowser(product, await createPerson(product, { groups: ["ADMINS"] }))
  const subjects = await Promise.all(Array.from({ length: USERS_EACH }, () => createPerson(product)))
  return administratorAt(browser, subjects)
}
