import { randomFrom } from "../../../sample-data/random"
import { drawFaults } from "./faults"
import { drawPlan } from "./plan"
import { type Console, type Occurrence, simulatedConsole } from "./simulated-console"
import { SimulatedPool } from "./simulated-pool"
import { VirtualTime } from "./virtual-time"

export interface Interleaving {
  /** Whether there was a moment at which nobody could administer the app. */
  violated: boolean
  occurrences: ReadonlySet<Occurrence>
  /** What happened, a line for each event. */
  story: readonly string[]
}

/** Many administrators at once, with everything that can go wrong; the same for the same seed. */
export async function interleave(seed: number, console: Console): Promise<Interleaving> {
  const random = randomFrom(seed)
  const time = new VirtualTime()
  const pool = new SimulatedPool(() => time.now)
  const occurrences = new Set<Occurrence>()
  const story: string[] = []
  let violated = false

  const note = (line: string) => {
    const left = pool.administrators()
    story.push(`${time.now / 1_000} s: ${line}. Left: ${left.join(", ") || "nobody"}.`)
    if (left.length > 0) return
    violated = true
    time.stop()
  }
  const tell = (occurrence: Occurrence) => void occurrences.add(occurrence)

  const { behind, calls, gap, pick } = drawPlan(pool, random)
  const faults = drawFaults(random, behind)
  const { call } = simulatedConsole({ time, pool, random, faults, tell, note }, console)
  let start = 0
  for (let left = calls; left > 0; left--) {
    start += gap()
    time.after(start, () => {
      if (random.chance(0.1)) signIn(pool, random.pick(pool.userIds))
      const what = pick()
      void call(what)
      // Delivered twice.
      if (random.chance(0.1)) time.after(random.between(0, 30_000), () => void call(what))
    })
  }
  await time.run()
  return { violated, occurrences, story }
}

/** Whoever has a new or a temporary password sets one of their own. */
function signIn(pool: SimulatedPool, userId: string): void {
  const { exists, enabled } = pool.account(userId)
  if (exists && enabled) pool.change(userId, { status: "CONFIRMED" })
}
