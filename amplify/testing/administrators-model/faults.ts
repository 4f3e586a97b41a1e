import type { Random } from "../../../sample-data/random"
import { CLOCK_DIFFERENCE_MS, LONGEST_LAG_MS } from "../../data/guards/last-administrator"

export const LIFE_MS = 15_000
export const LONGEST_DELAY_MS = 20_000

/** How long ago something was changed, each time that it was. */
export type ChangedAgo = () => readonly number[]
/** How far behind it is shown. */
export type LagOf = (changedAgo: ChangedAgo) => number

/**
 * How one interleaving goes wrong: each has rates of its own, so that some suffer from one fault and some from all.
 * @param behind how often lists lag, 0 to 1
 */
export function drawFaults(random: Random, behind: number) {
  const rate = () => random.pick([0, 0, 0.2, 0.8])
  const rates = { late: rate(), slow: rate(), lost: rate(), dead: rate(), twice: rate(), torn: rate() }
  const stale = random.pick([0, 0, 0.1, 0.4])
  const longestOr = (longest: number) => random.pick([longest, random.between(0, longest), random.between(0, 2_000)])

  /** Chance alone would seldom meet what was true only for a moment: one of the moments when something changed. */
  const aMoment: LagOf = (changedAgo) =>
    random.pick([...changedAgo().filter((ago) => ago < LONGEST_LAG_MS), LONGEST_LAG_MS])
  const lag: LagOf = (changedAgo) => (random.chance(behind) ? aMoment(changedAgo) : 0)
  return {
    /**
     * How far behind a list shows each thing that it shows: all from one moment, or each from another.
     * @param changedAgo of anything
     */
    lagOfList(changedAgo: ChangedAgo): LagOf {
      if (random.chance(rates.torn)) return lag
      const all = lag(changedAgo)
      return () => all
    },
    lagOfRow: (changedAgo: ChangedAgo) => (random.chance(stale) ? aMoment(changedAgo) : 0),
    /** Until somebody is asked. */
    question: () => (random.chance(rates.slow / 8) ? random.between(0, LIFE_MS) : random.between(1, 100)),
    /** Until a command takes effect, be it the row that is written. */
    command: () => (random.chance(rates.late) ? longestOr(LONGEST_DELAY_MS) : random.between(1, 100)),
    /** Until the answer is there. */
    answer: () => (random.chance(rates.slow / 8) ? random.between(0, LIFE_MS) : random.between(1, 50)),
    isLost: () => random.chance(rates.lost / 8),
    isRepeated: () => random.chance(rates.twice / 3),
    /** How long a function lives. */
    life: () => (random.chance(rates.dead / 3) ? random.between(0, random.pick([400, LIFE_MS])) : LIFE_MS),
    /** How far the clock of a function is ahead. */
    clock: () => random.pick([0, CLOCK_DIFFERENCE_MS, random.between(0, CLOCK_DIFFERENCE_MS)]),
  }
}

export type Faults = ReturnType<typeof drawFaults>
