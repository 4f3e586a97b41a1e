import { afterEach, describe, expect, it, vi } from "vitest"
import { numberedFacts } from "../../testing/audit-facts"
import { auditTools } from "../../testing/audit-tools"
import type { Fault, StoreCall } from "../../testing/memory-audit-store"
import { seededRandom } from "../../testing/seeded-random"
import { append, MAX_TRIES } from "./append"
import { type AuditRow, type EventContent, hashOf, NO_PREVIOUS, readRecord } from "./audit-event"
import { AuditStoreError, PAGE_SIZE } from "./audit-store"

const chain = "2026-11#0"
let made = 0

function intent(number: number): EventContent {
  const eventId = `0d9c4a3e-5a55-4c44-9d3a-${String(made++).padStart(12, "0")}`
  return { ...numberedFacts(number), kind: "intent", eventId, at: "2026-11-30T12:00:00.000Z" }
}

const appendTo = (tools: ReturnType<typeof auditTools>, number: number, from?: AuditRow) =>
  append(tools, { chain, content: intent(number), ...(from && { from }), watch() {}, found: () => undefined })

/** Each fault once, for the calls that it is meant for, in this order. */
const inTurn = (faults: [StoreCall, Fault][]) => (call: StoreCall) => {
  const [next] = faults
  if (next?.[0] !== call) return undefined
  faults.shift()
  return next[1]
}

function expectSound(rows: readonly AuditRow[]) {
  rows.forEach((row, index) => {
    expect(row.seq).toBe(index + 1)
    expect(row.hash).toBe(hashOf(row.record))
    expect(readRecord(row).previous).toBe(rows[index - 1]?.hash ?? NO_PREVIOUS)
  })
}

afterEach(() => void vi.useRealTimers())

describe("append", () => {
  it("writes behind the last row, in two calls", async () => {
    const tools = auditTools()
    for (let number = 0; number < 60; number++) await appendTo(tools, number)
    expect(tools.store.rows()).toHaveLength(60)
    expectSound(tools.store.rows())
    expect(tools.store.calls).toEqual(Array.from({ length: 60 }, () => ["newest", "create"]).flat())
  })

  it("needs one call behind a row that is known", async () => {
    const tools = auditTools()
    const first = (await appendTo(tools, 1)) as { row: AuditRow }
    tools.store.calls.length = 0
    await appendTo(tools, 2, first.row)
    expect(tools.store.calls).toEqual(["create"])
    expectSound(tools.store.rows())
  })

  it("catches up with many rows that others have written in between", async () => {
    const tools = auditTools()
    const first = (await appendTo(tools, 0)) as { row: AuditRow }
    for (let number = 1; number <= (MAX_TRIES + 1) * PAGE_SIZE; number++) await appendTo(tools, number)
    await appendTo(tools, 9_999, first.row)
    expect(tools.store.rows()).toHaveLength((MAX_TRIES + 1) * PAGE_SIZE + 2)
    expectSound(tools.store.rows())
  })

  it.each<[string, [StoreCall, Fault][]]>([
    ["the store throttles the read", [["newest", "refused"]]],
    ["the store throttles the write", [["create", "refused"]]],
    ["the answer to the write is lost", [["create", "lost"]]],
    [
      "the answers to the write and to the next reads are lost",
      [
        ["create", "lost"],
        ["after", "lost"],
        ["after", "lost"],
      ],
    ],
    ["a write arrives after its answer was given up", [["create", "late"]]],
    [
      "a write arrives late, and its repetition too",
      [
        ["create", "late"],
        ["after", "lag"],
        ["create", "late"],
      ],
    ],
    [
      "reads lag behind the write whose answer was lost",
      [
        ["create", "lost"],
        ["after", "lag"],
        ["after", "lag"],
      ],
    ],
    [
      "reads lag behind the others'",
      [
        ["newest", "lag"],
        ["after", "lag"],
      ],
    ],
  ])("writes once where %s", async (_, faults) => {
    const tools = auditTools()
    await appendTo(tools, 1)
    await appendTo(tools, 2)
    tools.store.fault = inTurn(faults)
    const result = await appendTo(tools, 3)
    expect(faults).toEqual([])
    await appendTo(tools, 4)
    expect(tools.store.rows()).toHaveLength(4)
    expect(tools.store.rows()[2]).toEqual("row" in result && result.row)
    expectSound(tools.store.rows())
  })

  it("goes on behind another's row, when that took the place of a write whose answer was lost", async () => {
    const tools = auditTools()
    let disturbed = false
    tools.store.fault = (call) => {
      if (call !== "create" || disturbed) return undefined
      disturbed = true
      return "refused"
    }
    const wait = tools.sleep
    tools.sleep = async () => {
      tools.sleep = wait
      await appendTo(tools, 2)
    }
    await appendTo(tools, 1)
    expect(tools.store.rows().map(({ requestId }) => requestId.slice(-1))).toEqual(["2", "1"])
    expectSound(tools.store.rows())
  })

  it("says Busy when others are always faster, and has written nothing", async () => {
    const tools = auditTools()
    const other = auditTools()
    other.store = tools.store
    const create = tools.store.create.bind(tools.store)
    let number = 100
    const raced = {
      ...tools.store,
      newest: tools.store.newest.bind(tools.store),
      after: tools.store.after.bind(tools.store),
      refusals: tools.store.refusals.bind(tools.store),
    }
    const store = {
      ...raced,
      create: async (row: AuditRow) => {
        await appendTo(other, number++)
        return create(row)
      },
    }
    await expect(
      append({ ...tools, store }, { chain, content: intent(1), watch() {}, found: () => undefined }),
    ).rejects.toThrow(/^Busy /)
    expect(tools.store.rows()).toHaveLength(MAX_TRIES)
    expect(tools.store.rows().every(({ requestId }) => requestId !== numberedFacts(1).requestId)).toBe(true)
    expectSound(tools.store.rows())
  })

  it.each<StoreCall>(["newest", "create"])(
    "says AuditUnavailable when no %s is answered, within some seconds",
    async (silent) => {
      const tools = auditTools()
      const startedAt = tools.time
      tools.store.fault = (call) => (call === silent ? "refused" : undefined)
      tools.store.delay = () => tools.sleep(300)
      await expect(appendTo(tools, 1)).rejects.toThrow(/^AuditUnavailable /)
      expect(tools.store.rows()).toEqual([])
      expect(tools.time - startedAt).toBeLessThan(6_000)
    },
  )

  it("does not ask again where the store refuses for good", async () => {
    const tools = auditTools()
    tools.store.newest = async () => {
      tools.store.calls.push("newest")
      throw new AuditStoreError("UnauthorizedException", { permanent: true })
    }
    await expect(appendTo(tools, 1)).rejects.toThrow(/^AuditUnavailable /)
    expect(tools.store.calls).toEqual(["newest"])
  })

  it("lets an error of its own code through at once", async () => {
    const tools = auditTools()
    const content = { ...intent(1), target: "nobody" }
    await expect(append(tools, { chain, content, watch() {}, found: () => undefined })).rejects.toThrow("target")
    expect(tools.store.calls).toEqual(["newest"])
  })

  it("leaves no gap and no row twice where 50 write to one chain at once, answers and races lost", async () => {
    vi.useFakeTimers()
    const random = seededRandom()
    const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
    const tools = { ...auditTools(), now: Date.now, random, sleep }
    tools.store.delay = () => sleep(2 + random() * 8)
    tools.store.fault = () => {
      const chance = random()
      if (chance < 0.02) return "lost"
      if (chance < 0.03) return "refused"
      return chance < 0.04 ? "late" : chance < 0.1 ? "lag" : undefined
    }
    const writers = Array.from({ length: 50 }, (_, number) =>
      appendTo(tools, number).then(
        () => true,
        (error) => error.name as string,
      ),
    )
    await vi.runAllTimersAsync()
    const results = await Promise.all(writers)
    const rows = tools.store.rows()
    expectSound(rows)
    expect(new Set(rows.map(({ requestId }) => requestId)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThanOrEqual(results.filter((result) => result === true).length)
    expect(results.filter((result) => result === true).length).toBeGreaterThan(40)
  })
})
