import { describe, expect, it } from "vitest"
import { ADMIN_ID } from "../testing/appsync-event"
import { changeFacts, numberedFacts } from "../testing/audit-facts"
import { auditTools } from "../testing/audit-tools"
import { USER_ID } from "../testing/cognito-user"
import { seededRandom } from "../testing/seeded-random"
import { type AuditRow, readRecord } from "./audit/audit-event"
import { LOOK_BACK } from "./audit/latest-rows"
import { writeIntent, writeOutcome, writeRefusal } from "./audit/record-change"
import { verify } from "./audit/verify"
import {
  ANSWER_AFTER_MS,
  EXCEED_REFUSAL_LIMIT,
  limitRefusals,
  MOST_PAGES,
  MOST_REFUSALS,
  REFUSAL_LIMIT,
  WITHIN_MS,
} from "./refusal-limit"

type Tools = ReturnType<typeof auditTools>

let numbers = 0
/** Facts of a call of its own. */
const facts = (actor: string) => numberedFacts(numbers++, { actor })

/** A call that is refused; gives for how long it was held back. */
async function refused(tools: Tools, actor = ADMIN_ID): Promise<number> {
  const startedAt = tools.time
  const call = facts(actor)
  await writeRefusal(tools, call, { code: "OwnAccount" })
  const before = tools.time
  await limitRefusals(tools, call, startedAt)
  return tools.time - before
}

/** Calls that are refused at the same moment, without any of them being held back. */
async function refusedBefore(tools: Tools, count: number): Promise<void> {
  for (let made = 0; made < count; made++) await writeRefusal(tools, facts(ADMIN_ID), { code: "OwnAccount" })
}

const alertsIn = ({ store }: Tools) => store.rows().filter(({ action }) => action === EXCEED_REFUSAL_LIMIT)
const eventsIn = ({ logged }: Tools) => logged.map((line) => (line as { event: string }).event)

describe("a caller who was refused", () => {
  it("99 times within a minute is answered at once, and nobody is told", async () => {
    const tools = auditTools()
    for (let call = 1; call < MOST_REFUSALS; call++) expect(await refused(tools)).toBe(0)
    expect([alertsIn(tools), tools.logged]).toEqual([[], []])
  })

  it("100 times is held back from that one on, and an alert stands in the trail and in the log", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS - 1)
    const call = facts(ADMIN_ID)
    await writeRefusal(tools, call, { code: "OwnAccount" })
    await limitRefusals(tools, { ...call, reason: "why", arguments: { userId: USER_ID } }, tools.time)
    expect(tools.time - Date.UTC(2026, 10, 30, 12)).toBe(ANSWER_AFTER_MS)
    const parameters = { refusals: 100, seconds: 60 }
    const [row, ...others] = alertsIn(tools)
    expect(others).toEqual([])
    expect(readRecord(row as AuditRow)).toMatchObject({
      ...{ kind: "outcome", outcome: "refused", code: REFUSAL_LIMIT, closedBy: "function", intent: null },
      ...{ actor: ADMIN_ID, target: `user#${ADMIN_ID}`, requestId: ADMIN_ID, parameters },
      ...{ role: "admin", sourceAddress: "127.0.0.1", arguments: {}, reason: null, before: null },
    })
    const { action, requestId } = call
    expect(tools.logged).toEqual([
      { level: "error", event: "refusalLimitExceeded", action, requestId, callerId: ADMIN_ID, ...parameters },
    ])
  })

  it("200 times has raised one alert", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS - 1)
    await refused(tools)
    await refusedBefore(tools, MOST_REFUSALS)
    expect(await refused(tools)).toBe(ANSWER_AFTER_MS)
    expect(await refused(tools)).toBe(ANSWER_AFTER_MS)
    expect(alertsIn(tools)).toHaveLength(1)
    expect(eventsIn(tools)).toEqual(["refusalLimitExceeded"])
  })

  it("too often slows down nobody else", async () => {
    const tools = auditTools()
    await refusedBefore(tools, 2 * MOST_REFUSALS)
    expect(await refused(tools, USER_ID)).toBe(0)
    expect(alertsIn(tools)).toEqual([])
  })

  it("too often is answered at once when a minute is over, and not before", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS)
    tools.time += WITHIN_MS
    expect(await refused(tools)).toBe(ANSWER_AFTER_MS)
    tools.time += WITHIN_MS - ANSWER_AFTER_MS + 1
    expect(await refused(tools)).toBe(0)
  })

  it("too often in the next minute, too, raises the next alert", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS)
    await refused(tools)
    const [first] = alertsIn(tools)
    tools.time = Date.parse(first?.at ?? "") + WITHIN_MS
    await refusedBefore(tools, MOST_REFUSALS)
    await refused(tools)
    expect(alertsIn(tools)).toHaveLength(1)
    tools.time = Date.parse(first?.at ?? "") + WITHIN_MS + 1
    await refused(tools)
    expect(alertsIn(tools)).toHaveLength(2)
    expect(eventsIn(tools)).toEqual(["refusalLimitExceeded", "refusalLimitExceeded"])
  })

  it("too often is held back no longer than until two seconds after the call has begun", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS)
    const before = tools.time
    await limitRefusals(tools, facts(ADMIN_ID), before - 1_500)
    expect(tools.time - before).toBe(500)
    await limitRefusals(tools, facts(ADMIN_ID), before - 9_000)
    expect(tools.time - before).toBe(500)
  })
})

describe("what is counted", () => {
  it("is what was refused: not what was intended, done or failed", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS - 2)
    for (const outcome of ["done", "failed", "unknown"] as const) {
      const written = await writeIntent(tools, facts(ADMIN_ID))
      if (written.status === "written") await writeOutcome(tools, written.event, { outcome })
    }
    expect(await refused(tools)).toBe(0)
    const written = await writeIntent(tools, facts(ADMIN_ID))
    if (written.status === "written") await writeOutcome(tools, written.event, { outcome: "refused" })
    await limitRefusals(tools, facts(ADMIN_ID), tools.time)
    expect(alertsIn(tools)).toHaveLength(1)
  })

  it("is not the alert itself", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS / 2)
    tools.time += WITHIN_MS / 2
    await refusedBefore(tools, MOST_REFUSALS / 2)
    await limitRefusals(tools, facts(ADMIN_ID), 0)
    expect(alertsIn(tools)).toHaveLength(1)
    // The first half is over; with the alert, these would be 100 again.
    tools.time += WITHIN_MS / 2 + 1
    await refusedBefore(tools, MOST_REFUSALS / 2 - 2)
    expect(await refused(tools)).toBe(0)
    expect(await refused(tools)).toBe(ANSWER_AFTER_MS)
  })

  it("is found behind many other events, as far as some looks reach", async () => {
    const tools = auditTools()
    tools.store.lookedThrough = MOST_REFUSALS / 2
    await refusedBefore(tools, MOST_REFUSALS)
    const between = MOST_PAGES * tools.store.lookedThrough - MOST_REFUSALS
    tools.time += 1
    for (let made = 0; made < between; made++) await writeIntent(tools, facts(ADMIN_ID))
    tools.store.calls.length = 0
    await limitRefusals(tools, facts(ADMIN_ID), tools.time)
    expect(tools.store.calls.filter((call) => call === "refusals")).toHaveLength(MOST_PAGES)
    expect(alertsIn(tools)).toHaveLength(1)
    tools.time += 1
    await writeIntent(tools, facts(ADMIN_ID))
    await writeIntent(tools, facts(ADMIN_ID))
    const before = tools.time
    await limitRefusals(tools, facts(ADMIN_ID), before)
    expect(tools.time).toBe(before)
  })

  it("is looked for no further than is needed", async () => {
    const tools = auditTools()
    tools.store.lookedThrough = MOST_REFUSALS + 1
    await refusedBefore(tools, 3 * MOST_REFUSALS)
    tools.time += 1
    await refused(tools)
    tools.store.calls.length = 0
    await limitRefusals(tools, facts(ADMIN_ID), tools.time)
    expect(tools.store.calls).toEqual(["refusals"])
  })
})

describe("an alert", () => {
  it("is raised once where many functions see the limit passed at the same moment, and none sees another's", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS + 1)
    tools.store.fault = (call) => (call === "refusals" ? "lag" : undefined)
    await Promise.all(Array.from({ length: 8 }, () => limitRefusals(tools, facts(ADMIN_ID), tools.time)))
    expect(alertsIn(tools)).toHaveLength(1)
    expect(eventsIn(tools)).toEqual(["refusalLimitExceeded"])
  })

  it("is raised once also where so much was refused since that its chain does not show it any more", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS)
    await refused(tools)
    const [first] = alertsIn(tools)
    await refusedBefore(tools, 700)
    const behind = tools.store.rows().filter(({ chain, seq }) => chain === first?.chain && seq > first.seq)
    expect(behind.length).toBeGreaterThan(LOOK_BACK)
    // The whole of it in as many pages as are looked at: where the alert stands among its moment's rows is nobody's choice.
    tools.store.lookedThrough = Math.ceil(tools.store.rows().length / MOST_PAGES) + 1
    expect(await refused(tools)).toBe(ANSWER_AFTER_MS)
    expect(alertsIn(tools)).toHaveLength(1)
  })

  it("is not kept from being raised by a request that has its id", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS)
    await writeRefusal(tools, changeFacts({ requestId: ADMIN_ID }), { code: "OwnAccount" })
    await refused(tools)
    expect(alertsIn(tools)).toHaveLength(1)
  })

  it("leaves a trail in which everything is as it was written", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS)
    await refused(tools)
    const findings: unknown[] = []
    for await (const finding of verify(
      [...tools.store.chains].map(([chain, rows]) => ({ chain, rows })),
      [],
    ))
      findings.push(finding)
    expect(findings).toEqual([])
    expect(alertsIn(tools)).toHaveLength(1)
  })
})

describe("a trail that does not answer", () => {
  it("holds back every refusal, because nobody knows whose are too many, and says so", async () => {
    const tools = auditTools()
    tools.store.fault = (call) => (call === "refusals" ? "refused" : undefined)
    const call = facts(ADMIN_ID)
    const before = tools.time
    await limitRefusals(tools, call, before)
    expect(tools.time - before).toBe(ANSWER_AFTER_MS)
    const { action, requestId } = call
    expect(tools.logged).toEqual([
      {
        ...{ level: "error", event: "refusalsUncounted", action, requestId, callerId: ADMIN_ID },
        cause: "AuditStoreError",
      },
    ])
    expect(tools.store.rows()).toEqual([])
  })

  it("does not keep the alert out of the log where it takes no event", async () => {
    const tools = auditTools()
    await refusedBefore(tools, MOST_REFUSALS)
    tools.store.fault = (call) => (call === "create" ? "refused" : undefined)
    const before = tools.time
    await limitRefusals(tools, facts(ADMIN_ID), before)
    expect(tools.time - before).toBeGreaterThanOrEqual(ANSWER_AFTER_MS)
    expect(alertsIn(tools)).toEqual([])
    expect(eventsIn(tools)).toEqual(["auditOutcomeLost", "refusalLimitExceeded"])
  })
})

it("holds back exactly who was refused 100 times in the last minute, whoever else was refused meanwhile", async () => {
  const random = seededRandom()
  const tools = auditTools()
  const callers = [ADMIN_ID, USER_ID, "33333333-3333-4333-8333-333333333333"] as const
  const refusals = new Map<string, number[]>(callers.map((caller) => [caller, []]))
  let held = 0
  for (let step = 0; step < 1_200; step++) {
    // Now and then a quiet time, in which some of it is over.
    tools.time += random() < 0.002 ? 50_000 : Math.floor(random() * 300)
    const caller = callers[Math.floor(random() ** 2 * callers.length)] ?? ADMIN_ID
    const at = refusals.get(caller) ?? []
    at.push(tools.time)
    const expected = at.filter((time) => time >= tools.time - WITHIN_MS).length >= MOST_REFUSALS
    expect(await refused(tools, caller)).toBe(expected ? ANSWER_AFTER_MS : 0)
    if (expected) held++
  }
  expect(held).toBeGreaterThan(10)
  for (const caller of callers) {
    const times = alertsIn(tools)
      .filter(({ actor }) => actor === caller)
      .map(({ at }) => Date.parse(at))
      .sort((one, other) => one - other)
    times.slice(1).forEach((time, index) => {
      expect(time - (times[index] ?? 0)).toBeGreaterThan(WITHIN_MS)
    })
  }
  expect(alertsIn(tools).length).toBeGreaterThan(0)
})
