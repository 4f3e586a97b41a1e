import { describe, expect, it } from "vitest"
import { alteredGuard } from "../../testing/administrators-model/altered-guard"
import { interleave } from "../../testing/administrators-model/interleaving"
import { type Console, OCCURRENCES, type Occurrence } from "../../testing/administrators-model/simulated-console"
import * as guard from "./last-administrator"

/**
 * Many administrators run the guard around a simulated Cognito and a simulated row, with lists that lag, changes that
 * take effect late or twice, functions that die, answers that are lost, and clocks that differ: as much of each as
 * `last-administrator.ts` reckons with. It holds if there is no moment at which nobody could administer the app, and it
 * proves something only because each part of the guard, taken out, makes it fail within the same seeds.
 *
 * `SEED=<number>` runs that one alone and tells what happened in it; `FIRST_SEED=<number>` starts somewhere else.
 */
const INTERLEAVINGS = 10_000
const FIRST_SEED = Number(process.env.FIRST_SEED ?? 1)
const SEED = process.env.SEED
const SEEDS = SEED ? [Number(SEED)] : Array.from({ length: INTERLEAVINGS }, (_, index) => FIRST_SEED + index)
const TIMEOUT = 300_000

const CONSOLE: Console = { guard, decides: "before the change", conditional: true, expectsMembers: true }

/** The first seed with which nobody was left, and what happened there. */
async function findViolation(changed: Partial<Console>, count: (occurrences: ReadonlySet<Occurrence>) => void) {
  for (const seed of SEEDS) {
    const { violated, occurrences, story } = await interleave(seed, { ...CONSOLE, ...changed })
    count(occurrences)
    if (SEED) console.info(story.join("\n"))
    if (violated) return `Nobody is left with SEED=${seed}:\n${story.join("\n")}`
  }
  return undefined
}

it("leaves an administrator who can sign in, whatever meets whatever", { timeout: TIMEOUT }, async () => {
  console.info(`${SEEDS.length} interleavings, the first with SEED=${SEEDS[0]}`)
  const counts = new Map(OCCURRENCES.map((occurrence) => [occurrence, 0]))
  const violation = await findViolation({}, (occurrences) => {
    for (const occurrence of occurrences) counts.set(occurrence, (counts.get(occurrence) ?? 0) + 1)
  })
  expect(violation).toBeUndefined()
  if (SEED) return
  for (const [occurrence, count] of counts) {
    console.info(`${count} in which ${occurrence}`)
    expect(count, occurrence).toBeGreaterThanOrEqual(INTERLEAVINGS / 10)
  }
})

const altered: [what: string, changed: Partial<Console>][] = [
  ["without the guard", { decides: "never" }],
  ["when it is decided after the change", { decides: "after the change" }],
  ["when the row is written over whatever is there", { conditional: false }],
  ["when joining is not written down for whom a list shows as a member", { expectsMembers: false }],
  ["when those who leave count", { guard: alteredGuard("!(userId in leaving) && ") }],
  ["when those who join count", { guard: alteredGuard(" && !(userId in joining)") }],
  ["when whoever is to go counts", { guard: alteredGuard(" && !isUser(other, userId)") }],
  ["when the disabled count", { guard: alteredGuard("enabled && ") }],
  ["when the unconfirmed count", { guard: alteredGuard(' && status === "CONFIRMED"') }],
  ["when capital letters make somebody else of a user", { guard: alteredGuard("sub.toLowerCase()", "sub") }],
  ["when a decision forgets the ones before", { guard: alteredGuard("  ...when,\n") }],
  ["when it forgets sooner than lists show", { guard: alteredGuard("= 10 * 60_000", "= 3 * 60_000") }],
  ["when it forgets sooner than two lists show one after the other", { guard: alteredGuard("= 10 *", "= 8 *") }],
]
if (!SEED) {
  describe("leaves nobody, in one interleaving at least,", () => {
    it.each(altered)("%s", { timeout: TIMEOUT }, async (_, changed) => {
      expect(await findViolation(changed, () => {})).toMatch(/^Nobody is left with SEED=\d+:/)
    })
  })
}
