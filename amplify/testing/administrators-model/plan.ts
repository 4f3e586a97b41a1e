import type { Random } from "../../../sample-data/random"
import { LONGEST_EFFECT_MS, LONGEST_LAG_MS, UNSETTLED_MS } from "../../data/guards/last-administrator"
import { OPERATIONS, type OperationName } from "./operations"
import type { Call } from "./simulated-console"
import type { SimulatedPool } from "./simulated-pool"

/** Who does what to whom, and when. */
interface Plan {
  /** How often lists lag, 0 to 1. */
  behind: number
  calls: number
  /** Milliseconds from one call to the next. */
  gap(): number
  pick(): Call
}

const NAMES = Object.keys(OPERATIONS) as OperationName[]
const TAKING = NAMES.filter((name) => OPERATIONS[name].takes)
const ON_ONESELF = TAKING.filter((name) => OPERATIONS[name].onOneself)

/** Fills the pool, and says what its administrators do: half of the plans are all about lists that lag. */
export function drawPlan(pool: SimulatedPool, random: Random): Plan {
  const isAboutLag = random.chance(0.5)
  populate(pool, random, isAboutLag ? 2 : 4)
  return {
    behind: random.pick(isAboutLag ? [0.7, 0.95] : [0, 0.3, 0.8]),
    calls: random.between(3, 14),
    gap: isAboutLag ? whileListsLag(random) : anyTime(random),
    pick: isAboutLag ? comingAndGoing(pool, random) : anything(pool, random),
  }
}

/** Administrators, some who could become one, and some who are one but cannot sign in. */
function populate(pool: SimulatedPool, random: Random, most: number): void {
  const administrator = { exists: true, member: true, enabled: true, status: "CONFIRMED" }
  const candidate = { ...administrator, member: false }
  const idle = [
    { ...administrator, enabled: false },
    { ...administrator, status: "FORCE_CHANGE_PASSWORD" },
    { ...administrator, status: "RESET_REQUIRED" },
  ]
  const others = random.chance(0.5) ? [candidate] : [candidate, ...idle]
  const names = [..."abcdefg"]
  const add = (count: number, account: () => typeof administrator) => {
    for (const name of names.splice(0, count)) pool.add(name, account())
  }
  add(random.between(1, most), () => administrator)
  add(random.between(0, 3), () => random.pick(others))
}

/** Mostly administrators who take something from each other, from themselves, or from the few whom this one is about. */
function anything(pool: SimulatedPool, random: Random): Plan["pick"] {
  const few = [random.pick(pool.userIds), random.pick(pool.userIds)]
  const taking = random.pick([0.3, 0.6, 0.9])
  const granting = random.pick([0.2, 0.6, 1])
  const anAdministrator = () => random.pick(pool.administrators())
  const someone = () => random.pick([...few, ...few, random.pick(pool.userIds)])
  return () => {
    const caller = random.chance(0.85) ? anAdministrator() : someone()
    const takes = random.chance(taking)
    const operation = takes ? random.pick(TAKING) : random.chance(granting) ? "addUserToGroup" : random.pick(NAMES)
    const target = takes ? random.pick([caller, anAdministrator(), someone()]) : someone()
    return { operation, caller, target: random.chance(0.15) ? target.toUpperCase() : target }
  }
}

/**
 * Somebody becomes an administrator, perhaps again, and loses it while lists do not show that they are one; then those
 * who are left go. What lags matters most here.
 */
function comingAndGoing(pool: SimulatedPool, random: Random): Plan["pick"] {
  const now = pool.administrators()
  const candidates = pool.userIds.filter((userId) => !now.includes(userId))
  const again = now.length > 1 && random.chance(0.8)
  const somebody = random.pick(again || candidates.length === 0 ? now : candidates)
  const steps: OperationName[] = ["addUserToGroup", random.pick(TAKING)]
  if (again) steps.unshift("removeUserFromGroup")

  return () => {
    const step = steps.shift()
    const administrators = pool.administrators()
    const others = administrators.filter((userId) => userId !== somebody)
    if (step) return { operation: step, caller: random.pick(others) ?? somebody, target: somebody }
    const [caller, target] = [random.pick(administrators), random.pick(administrators)]
    return { operation: random.pick(caller === target ? ON_ONESELF : TAKING), caller, target }
  }
}

/** Often at once, else near the moments when something is forgotten, or shows at last. */
function anyTime(random: Random): Plan["gap"] {
  const patience = random.pick([0.1, 0.5, 0.9])
  const moments = [
    LONGEST_EFFECT_MS,
    LONGEST_LAG_MS,
    LONGEST_LAG_MS + LONGEST_EFFECT_MS,
    UNSETTLED_MS - LONGEST_LAG_MS,
    UNSETTLED_MS,
  ]
  return () => {
    if (!random.chance(patience)) return atOnce(random)
    if (random.chance(0.2)) return random.between(0, UNSETTLED_MS)
    return random.pick(moments) + random.between(-30_000, 10_000)
  }
}

/** As long as a list may still show what was before, rarely longer. */
function whileListsLag(random: Random): Plan["gap"] {
  const least = random.pick([0, LONGEST_LAG_MS - 20_000])
  return () => (random.chance(0.1) ? atOnce(random) : random.between(least, LONGEST_LAG_MS + 10_000))
}

const atOnce = (random: Random) => random.between(0, 2_000)
