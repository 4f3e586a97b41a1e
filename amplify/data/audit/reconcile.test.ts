import { beforeAll, describe, expect, it } from "vitest"
import { numberedFacts } from "../../testing/audit-facts"
import { auditTools } from "../../testing/audit-tools"
import { seededRandom } from "../../testing/seeded-random"
import { anyChange, fill, type SimulatedChange } from "../../testing/simulated-changes"
import { Refused, SimulatedPool } from "../../testing/simulated-pool"
import type { AuditRow, ChangeFacts } from "./audit-event"
import { userTarget } from "./audit-keys"
import { AuditStoreError } from "./audit-store"
import { MADE_WITHIN_MS } from "./closings"
import type { Look } from "./look"
import type { TrailMarks } from "./read-trail"
import { type ReconcileTools, reconcile } from "./reconcile"
import { writeIntent, writeOutcome } from "./record-change"
import { verify } from "./verify"

const START: TrailMarks = { from: "2026-11", marks: {} }
/** What nobody can tell by looking. */
const UNTOLD = ["signOutUser", "setUserPassword", "resetUserPassword", "confirmSignUp"]

let random: () => number
beforeAll(() => {
  random = seededRandom()
})

class Crash extends Error {}

interface Made {
  facts: ChangeFacts
  at: number
  applied: boolean
}

/** A function that makes changes and may die between any two of its steps, and the reconciler behind it. */
function simulation(crashes: number, startedAt?: number) {
  const tools = auditTools(startedAt)
  tools.random = random
  const pool = new SimulatedPool(tools.now)
  fill(pool)
  const made: Made[] = []
  let alive = true
  const step = () => {
    tools.time += 1 + Math.floor(random() * 30)
    if (alive && random() < crashes) throw new Crash()
  }
  tools.store.fault = () => {
    step()
    const chance = random()
    if (chance < 0.004) return "lost"
    if (chance < 0.006) return "late"
    return chance < 0.01 ? "refused" : chance < 0.02 ? "lag" : undefined
  }

  async function make(number: number, { action, target, arguments: arguments_, before, make }: SimulatedChange) {
    const facts = numberedFacts(number, { action, target, arguments: arguments_, before: before() })
    const change = { facts, at: tools.time, applied: false }
    made.push(change)
    const written = await writeIntent(tools, facts)
    if (written.status !== "written") throw new Error("A change was taken for a repetition.")
    step()
    const ended = { outcome: "done", ...attempt(make) } as const
    Object.assign(change, { applied: ended.outcome === "done", at: tools.time })
    step()
    await writeOutcome(tools, written.event, ended)
    step()
  }

  return {
    ...{ tools, pool, made },
    async change(number: number, change = anyChange(pool, random)) {
      await make(number, change).catch((error: Error) => {
        const foreseen = error instanceof Crash || error instanceof Refused
        if (!foreseen && !["Busy", "AuditUnavailable"].includes(error.name)) throw error
      })
    },
    async reconcile(marks: TrailMarks): Promise<TrailMarks> {
      alive = false
      const reconciler: ReconcileTools = { ...tools, now: tools.now, look: pool.look, deadline: tools.time + 200_000 }
      const next = await reconcile(reconciler, marks).catch((error) => {
        if (error instanceof AuditStoreError) return marks
        throw error
      })
      alive = true
      return next
    },
  }
}

function attempt(make: () => string | undefined): { outcome?: "failed"; target?: string } {
  try {
    const target = make()
    return target === undefined ? {} : { target }
  } catch (error) {
    if (error instanceof Refused) return { outcome: "failed" }
    throw error
  }
}

interface Ended {
  requestId: string
  ends: { outcome: string; closedBy: string }[]
}

/** Every intent with what ended it. */
function endedEvents(rows: readonly AuditRow[]): Ended[] {
  const events = new Map<string, Ended>()
  for (const { chain, seq, kind, requestId, record } of rows) {
    if (kind === "intent") events.set(`${chain} ${seq}`, { requestId, ends: [] })
    else events.get(`${chain} ${JSON.parse(record).intent.seq}`)?.ends.push(JSON.parse(record))
  }
  return [...events.values()]
}

describe("the reconciler", () => {
  it("closes every event rightly that 10,000 changes leave open, with a crash in every hundredth step", async () => {
    const { tools, made, change, reconcile } = simulation(0.01)
    let marks = START
    for (let number = 1; number <= 10_000; number++) {
      await change(number)
      tools.time += Math.floor(random() * 1_000)
      if (number % 500 === 0) marks = await reconcile(marks)
    }
    tools.time += 600_000
    for (let run = 0; run < 3; run++) marks = await reconcile(marks)
    tools.store.fault = () => undefined

    const events = endedEvents(tools.store.rows())
    expect(events.filter(({ ends }) => ends.length !== 1)).toEqual([])
    const known = new Set(events.map(({ requestId }) => requestId))
    expect(made.filter(({ facts, applied }) => applied && !known.has(facts.requestId))).toEqual([])

    const changes = new Map(made.map((each) => [each.facts.requestId, each]))
    const closed = events.filter(({ ends }) => ends[0]?.closedBy === "reconciler")
    const unknown = closed.filter(({ ends }) => ends[0]?.outcome === "unknown")
    for (const { requestId, ends } of closed) {
      const { facts, at, applied } = changes.get(requestId) as Made
      const [end] = ends
      if (end?.outcome === "unknown") expect(mayBeUnknown(facts, at, made), `${facts.action} could be told`).toBe(true)
      else expect(end?.outcome, JSON.stringify(facts)).toBe(applied ? "done" : "failed")
    }
    expect(closed.length).toBeGreaterThan(150)
    expect(unknown.length / closed.length).toBeLessThan(0.75)

    const chains = [...tools.store.chains].map(([chain, rows]) => ({ chain, rows }))
    for await (const finding of verify(chains, [])) expect(finding).toBeUndefined()
    // Some five seconds of work, which a machine that has other work spreads over many more.
  }, 240_000)
})

/** A trail with a change that was left open, and a Cognito that is as told. */
async function leftOpen(overrides: Partial<ChangeFacts> = {}, startedAt?: number) {
  const tools = auditTools(startedAt)
  tools.random = random
  const pool = new SimulatedPool(tools.now)
  const userId = pool.createUser("somebody@example.com", "CONFIRMED")
  const facts = (number: number, more: Partial<ChangeFacts> = {}) =>
    numberedFacts(number, {
      ...{ action: "disableUser", target: userTarget(userId), arguments: { userId } },
      ...{ before: { enabled: true, status: "CONFIRMED" } },
      ...more,
    })
  const begin = async (number: number, more?: Partial<ChangeFacts>) => {
    const written = await writeIntent(tools, facts(number, more))
    if (written.status !== "written") throw new Error("A change was taken for a repetition.")
    return written.event
  }
  const event = await begin(1, overrides)
  const run = (marks = START, more: Partial<ReconcileTools> = {}) =>
    reconcile({ ...tools, now: tools.now, look: pool.look, deadline: tools.time + 200_000, ...more }, marks)
  const outcomes = () => endedEvents(tools.store.rows()).map(({ ends }) => ends.map(({ outcome }) => outcome))
  return { tools, pool, userId, event, begin, run, outcomes }
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe("an event that was left open", () => {
  it("is given its time, and then closed once, by what Cognito shows", async () => {
    const { tools, pool, userId, run, outcomes } = await leftOpen()
    pool.user(userId).enabled = false
    tools.time += 29_000
    await run()
    expect(outcomes()).toEqual([[]])
    tools.time += 2_000
    await run(await run())
    expect(outcomes()).toEqual([["done"]])
    expect(tools.logged).toMatchObject([{ event: "auditEventClosed", action: "disableUser", outcome: "done" }])
  })

  it("is not told by what somebody else has changed since", async () => {
    const { tools, run, begin, outcomes } = await leftOpen()
    tools.time += 5_000
    await writeOutcome(tools, await begin(2, { action: "enableUser" }), { outcome: "done" })
    tools.time += MINUTE
    await run()
    expect(outcomes().flat().sort()).toEqual(["done", "unknown"])
  })

  it("is not told by what may be another's doing, which was left open, too", async () => {
    const { tools, run, begin, outcomes } = await leftOpen()
    tools.time += 5_000
    await begin(2, { action: "enableUser" })
    tools.time += MINUTE
    await run()
    expect(outcomes()).toEqual([["unknown"], ["unknown"]])
  })

  it("is told in spite of what was done before it, did not work, or was about another", async () => {
    const { tools, run, begin, outcomes } = await leftOpen()
    tools.time += 5_000
    await writeOutcome(tools, await begin(2, { action: "enableUser" }), { outcome: "failed" })
    await writeOutcome(tools, await begin(3, { target: userTarget("99999999-9999-4999-8999-999999999999") }), {
      outcome: "done",
    })
    await writeOutcome(tools, await begin(4, { action: "addUserToGroup" }), { outcome: "done" })
    tools.time += MINUTE
    await run()
    expect(outcomes().flat().sort()).toEqual(["done", "done", "failed", "failed"])
  })

  it("is not told where something was changed that nobody has thought about", async () => {
    const { tools, run, begin, outcomes } = await leftOpen()
    await writeOutcome(tools, await begin(2, { action: "somethingNew" }), { outcome: "done" })
    await begin(3, { action: "somethingElse" })
    tools.time += MINUTE
    await run()
    expect(outcomes().flat().sort()).toEqual(["done", "unknown", "unknown"])
  })

  it("waits for a Cognito that does not answer, a day at most", async () => {
    const { tools, pool, run, outcomes } = await leftOpen()
    const look = { ...pool.look, user: () => Promise.reject(new Error("canary-5d1f")) }
    tools.time += MINUTE
    const marks = await run(START, { look })
    expect(outcomes()).toEqual([[]])
    expect(tools.logged).toMatchObject([{ event: "auditEventStaysOpen", cause: "Error" }])
    tools.time += DAY
    await run(marks, { look })
    expect(outcomes()).toEqual([["unknown"]])
    expect(JSON.stringify(tools.logged)).not.toContain("canary")
  })

  it("is found after days in which nobody looked, over the turn of a year, wherever it is", async () => {
    const { tools, pool, userId, run, begin, outcomes } = await leftOpen({}, Date.UTC(2026, 11, 30))
    for (let number = 2; number <= 120; number++) {
      tools.time += 60 * MINUTE
      const event = await begin(number, { action: "signOutUser" })
      if (number % 3 > 0) await writeOutcome(tools, event, { outcome: "done" })
    }
    pool.user(userId).enabled = false
    const marks = await run()
    expect(outcomes().every((ends) => ends.length <= 1)).toBe(true)
    tools.time += MINUTE
    await run(marks)
    expect(outcomes().every((ends) => ends.length === 1)).toBe(true)
    expect(outcomes()[0]).toEqual(["done"])
  })

  it("is not closed twice when two look at once, or when nobody knows any more how far it was", async () => {
    const { tools, pool, userId, run, begin, outcomes } = await leftOpen()
    pool.user(userId).enabled = false
    for (let number = 2; number <= 60; number++) await begin(number, { action: "resendInvitation" })
    tools.time += MINUTE
    await Promise.all([run(), run()])
    await run()
    expect(outcomes().every((ends) => ends.length === 1)).toBe(true)
  })

  it("is left for the next time when the time is over", async () => {
    const { tools, run, outcomes } = await leftOpen()
    tools.time += MINUTE
    const marks = await run(START, { deadline: tools.time })
    expect(outcomes()).toEqual([[]])
    await run(marks)
    expect(outcomes()).toEqual([["failed"]])
  })

  it("stays open when the trail cannot be read: nobody knows what was changed meanwhile", async () => {
    const { tools, run, outcomes } = await leftOpen()
    tools.time += MINUTE
    let calls = 0
    tools.store.fault = () => (++calls === 20 ? "refused" : undefined)
    tools.time = Date.UTC(2026, 11, 15)
    await expect(run()).rejects.toThrow(AuditStoreError)
    tools.store.fault = () => undefined
    expect(outcomes()).toEqual([[]])
  })
})

describe("what has been done with", () => {
  it("is not read again", async () => {
    const { tools, begin, run } = await leftOpen()
    for (let number = 2; number <= 400; number++) {
      await writeOutcome(tools, await begin(number), { outcome: "done" })
    }
    tools.time += 5 * MINUTE
    const closed = await run()
    tools.time += 5 * MINUTE
    const marks = await run(closed)
    tools.store.calls.length = 0
    expect(await run(marks)).toEqual(marks)
    expect(tools.store.calls).toHaveLength(16)
    expect(Object.values(marks.marks).reduce((sum, seq) => sum + seq, 0)).toBe(tools.store.rows().length)
  })

  it("ends before the oldest event that is open, in every chain", async () => {
    const { tools, begin, run } = await leftOpen()
    tools.time += 5 * MINUTE
    for (let number = 2; number <= 100; number++) {
      await writeOutcome(tools, await begin(number, { action: "signOutUser" }), { outcome: "done" })
    }
    tools.time += 5 * MINUTE
    const marks = await run(START, { look: {} as Look })
    expect(Object.values(marks.marks)).toEqual(Array.from({ length: 16 }, () => 0))
    await run(marks)
    expect(tools.logged.at(-1)).toMatchObject({ event: "auditEventClosed", action: "disableUser" })
  })

  it("lets go of a month a day after its end", async () => {
    const { tools, run } = await leftOpen()
    tools.time = Date.UTC(2026, 11, 1, 12)
    const marks = await run()
    expect(marks.from).toBe("2026-11")
    tools.time = Date.UTC(2026, 11, 3)
    const later = await run(marks)
    expect(later.from).toBe("2026-12")
    expect(Object.keys(later.marks)).toHaveLength(16)
  })
})

describe("a trail that was tampered with", () => {
  it("is reported where a row is missing, and read on", async () => {
    const { tools, event, begin, run, outcomes } = await leftOpen()
    const inChain = async () => {
      for (let number = 2; ; number++) {
        const next = await begin(number)
        await writeOutcome(tools, next, { outcome: "failed" })
        if (next.intent.chain === event.intent.chain) return next
      }
    }
    await inChain()
    tools.store.chains.get(event.intent.chain)?.splice(1, 1)
    const after = tools.store.after.bind(tools.store)
    tools.store.after = async (chain, seq) =>
      chain === event.intent.chain
        ? (tools.store.chains.get(chain) ?? []).filter((row) => row.seq > seq)
        : after(chain, seq)
    tools.time += MINUTE
    await run()
    expect(tools.logged).toContainEqual({ level: "error", event: "auditGap", chain: event.intent.chain, seq: 3 })
    expect(outcomes()[0]).toBeDefined()
  })

  it("is reported where a record cannot be read, and then nothing can be told", async () => {
    const { tools, pool, userId, run, begin, outcomes } = await leftOpen()
    pool.user(userId).enabled = false
    const other = await begin(2)
    const rows = tools.store.chains.get(other.intent.chain) as AuditRow[]
    rows[other.intent.seq - 1] = { ...(rows[other.intent.seq - 1] as AuditRow), record: "{" }
    tools.time += MINUTE
    await run()
    const { chain, seq } = other.intent
    expect(tools.logged).toContainEqual({ level: "error", event: "auditDamaged", chain, seq })
    expect(outcomes()[0]).toEqual(["unknown"])
  })
})

/** Whether nobody could tell: it shows nowhere, it was so before, or somebody else was there at the time or later. */
function mayBeUnknown(facts: ChangeFacts, at: number, made: readonly Made[]): boolean {
  if (UNTOLD.includes(facts.action)) return true
  if (facts.action === "createUser") return true
  const disturbed = made.some(
    (other) =>
      other.facts.requestId !== facts.requestId && other.at >= at - MADE_WITHIN_MS && touches(other.facts, facts),
  )
  return disturbed || wasSoBefore(facts)
}

function touches(one: ChangeFacts, other: ChangeFacts): boolean {
  const things = ({ target, arguments: { groupName } }: ChangeFacts) => [target, groupName && `group#${groupName}`]
  return things(one).some((thing) => thing && things(other).includes(thing))
}

function wasSoBefore({ action, before, arguments: arguments_ }: ChangeFacts): boolean {
  const was = before as Record<string, unknown> | null
  const [change] = (arguments_.changes ?? []) as { name: string; value: string }[]
  const [deleted] = (arguments_.attributes ?? []) as { name: string }[]
  switch (action) {
    case "addUserToGroup":
      return was?.member === true
    case "removeUserFromGroup":
      return was?.member === false
    case "enableUser":
      return was?.enabled === true
    case "disableUser":
      return was?.enabled === false
    case "updateGroup":
      return (was?.description ?? null) === (arguments_.description ?? null)
    case "updateUserAttributes":
      // An address that waits for its proof looks as before.
      return change?.name === "email" || (was?.[change?.name ?? ""] ?? "") === change?.value
    case "deleteUserAttributes":
      return deleted?.name === "email" || (was?.[deleted?.name ?? ""] ?? null) === null
    default:
      return false
  }
}
