import { beforeAll, describe, expect, it } from "vitest"
import { numberedFacts } from "../../testing/audit-facts"
import { auditTools } from "../../testing/audit-tools"
import { seededRandom } from "../../testing/seeded-random"
import { type AuditRow, hashOf, readRecord } from "./audit-event"
import { canonicalJson, type JsonObject, type JsonValue } from "./canonical-json"
import { type Head, heads } from "./heads"
import { writeIntent, writeOutcome, writeRefusal } from "./record-change"
import { type Finding, verify } from "./verify"

type Trail = Map<string, unknown[]>

let random: () => number
beforeAll(() => {
  random = seededRandom()
})
const below = (bound: number) => Math.floor(random() * bound)
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T

/** A trail as it comes about: changes that end, are refused, or stay open, some at once; over the turn of a month. */
async function cleanTrail(events: number, secondsBefore = 10): Promise<{ trail: Trail; logged: Head[] }> {
  const tools = auditTools(Date.UTC(2026, 11, 1) - secondsBefore * 1_000)
  for (let number = 0; number < events; number++) {
    tools.time += below(3_000)
    const facts = numberedFacts(below(10 ** 9), { reason: "because", arguments: { groupName: "EDITORS", number } })
    if (random() < 0.1) await writeRefusal(tools, facts, { code: "OwnAccount" })
    else {
      const written = await writeIntent(tools, facts)
      if (written.status !== "written" || random() < 0.1) continue
      if (random() < 0.2) await writeRefusal(tools, numberedFacts(below(10 ** 9)), { code: "ProtectedGroup" })
      await writeOutcome(tools, written.event, { outcome: oneOf(["done", "failed", "unknown"] as const) })
    }
  }
  const logged: Head[] = []
  for await (const head of heads(tools.store, ["2026-11", "2026-12"], tools.now)) logged.push(head)
  return { trail: structuredClone(tools.store.chains) as Trail, logged }
}

async function findingsIn(trail: Trail, logged: readonly Head[]): Promise<Finding[]> {
  const findings: Finding[] = []
  const chains = [...trail].map(([chain, rows]) => ({ chain, rows }))
  for await (const finding of verify(chains, logged)) findings.push(finding)
  return findings
}

/** A row whose record says something else, with the hash that goes with it. */
function rewritten(row: AuditRow, change: JsonObject): AuditRow {
  const record = canonicalJson({ ...JSON.parse(row.record), ...change })
  return { ...row, record, hash: hashOf(record) }
}

const FIELDS: Readonly<Record<string, (value: unknown) => unknown>> = {
  chain: (value) => (value === "2026-11#1" ? "2026-11#2" : "2026-11#1"),
  seq: (value) => (value as number) + oneOf([-1, 1, 100]),
  requestId: () => "01936f0e-7c3a-7000-8000-ffffffffffff",
  kind: (value) => (value === "intent" ? "outcome" : "intent"),
  at: () => "2026-11-30T23:00:00.000Z",
  month: (value) => (value === "2026-11" ? "2026-12" : "2026-11"),
  actor: () => "99999999-9999-4999-8999-999999999999",
  target: () => "group#OTHERS",
  action: () => "deleteUser",
  outcome: (value) => (value === "done" ? "failed" : "done"),
  version: () => 2,
  record: (value) =>
    (value as string).replace("EDITORS", "ADMINS").replace("because", "for fun").replace("admin", "owner"),
  hash: (value) => hashOf(value as string),
  extra: () => "more",
}

/** What somebody with the table in their hands may do to it. Each changes the trail that it gets. */
const TAMPERINGS: Readonly<Record<string, (trail: Trail) => void>> = {
  "a changed field": (trail) => {
    const rows = anyRows(trail)
    const index = below(rows.length)
    const row = rows[index] as Record<string, unknown>
    const field = oneOf(Object.keys(FIELDS))
    rows[index] = { ...row, [field]: FIELDS[field]?.(row[field]) }
  },
  "a field that is gone": (trail) => {
    const rows = anyRows(trail)
    const index = below(rows.length)
    const { [oneOf(["record", "hash", "actor", "outcome", "seq"])]: _, ...rest } = rows[index] as Record<
      string,
      unknown
    >
    rows[index] = rest
  },
  "a record with a hash that fits": (trail) => {
    const rows = anyRows(trail)
    const index = below(rows.length)
    rows[index] = rewritten(rows[index] as AuditRow, { reason: "for fun" })
  },
  "a row that is gone": (trail) => void removeFrom(anyRows(trail, 2), (rows) => below(rows.length)),
  "a row that is there twice": (trail) => {
    const rows = anyRows(trail)
    const index = below(rows.length)
    rows.splice(index, 0, structuredClone(rows[index]))
  },
  "two rows in each other's place": (trail) => {
    const rows = anyRows(trail, 2)
    const index = below(rows.length - 1)
    const [one, other] = [rows[index] as AuditRow, rows[index + 1] as AuditRow]
    rows[index] = { ...other, seq: one.seq }
    rows[index + 1] = { ...one, seq: other.seq }
  },
  "two rows in the other order": (trail) => {
    const rows = anyRows(trail, 2)
    const index = below(rows.length - 1)
    rows.splice(index, 2, rows[index + 1], rows[index])
  },
  "a row that was put in": (trail) => {
    const rows = anyRows(trail, 2)
    const index = 1 + below(rows.length - 1)
    const before = rows[index - 1] as AuditRow
    rows.splice(index, 0, rewritten({ ...before, seq: before.seq + 1 }, { seq: before.seq + 1, previous: before.hash }))
    for (const row of rows.slice(index + 1) as AuditRow[]) row.seq += 1
  },
  "a row of another chain": (trail) => {
    const rows = anyRows(trail)
    const others = [...trail.values()].filter((each) => each !== rows).flat()
    rows[below(rows.length)] = oneOf(others)
  },
  "an end that is cut off": (trail) => {
    const rows = anyRows(trail, 2)
    rows.length -= 1 + below(rows.length - 1)
  },
  "a chain that is gone": (trail) => void trail.delete(oneOf([...trail.keys()])),
  "a chain that is empty": (trail) => void trail.set(oneOf([...trail.keys()]), []),
  "a chain written anew from some row on, every hash right": (trail) => {
    const rows = anyRows(trail) as AuditRow[]
    const start = below(rows.length)
    let previous = start > 0 ? rows[start - 1]?.hash : undefined
    const hashes = new Map<string, string>()
    for (let index = start; index < rows.length; index++) {
      const row = rows[index] as AuditRow
      const record = readRecord(row)
      const intent = record.kind === "outcome" && record.intent
      const change: Record<string, JsonValue> = { reason: "for fun" }
      if (previous) change.previous = previous
      if (intent) change.intent = { ...intent, hash: hashes.get(intent.hash) ?? intent.hash }
      const anew = rewritten(row, change)
      rows[index] = anew
      hashes.set(row.hash, anew.hash)
      previous = anew.hash
    }
  },
  "a row that is nothing": (trail) => {
    const rows = anyRows(trail)
    rows[below(rows.length)] = oneOf([null, {}, "row", 7, []])
  },
}

function anyRows(trail: Trail, atLeast = 1): unknown[] {
  return oneOf([...trail.values()].filter((rows) => rows.length >= atLeast))
}

function removeFrom(rows: unknown[], index: (rows: unknown[]) => number): unknown {
  return rows.splice(index(rows), 1)[0]
}

describe("verify", () => {
  it("finds nothing in 100 trails that nobody touched", async () => {
    for (let count = 0; count < 100; count++) {
      const { trail, logged } = await cleanTrail(5 + below(15))
      expect(await findingsIn(trail, logged)).toEqual([])
    }
  })

  it("finds nothing in a trail that went on after the log, of which the log has several states", async () => {
    const { trail, logged } = await cleanTrail(60)
    const earlier = logged.map(({ chain, seq }) => {
      const row = trail.get(chain)?.[Math.ceil(seq / 2) - 1] as AuditRow
      return { chain, seq: row.seq, hash: row.hash, at: row.at }
    })
    expect(await findingsIn(trail, [...earlier, ...earlier])).toEqual([])
    expect(await findingsIn(trail, [...logged, ...earlier])).toEqual([])
  })

  it("finds each of 1,000 tamperings", async () => {
    const kinds = Object.keys(TAMPERINGS)
    let clean = await cleanTrail(12)
    for (let count = 0; count < 1_000; count++) {
      if (count % 50 === 0) clean = await cleanTrail(12)
      const kind = kinds[count % kinds.length] ?? ""
      const trail = structuredClone(clean.trail)
      TAMPERINGS[kind]?.(trail)
      const findings = await findingsIn(trail, clean.logged)
      expect(findings.length, kind).toBeGreaterThan(0)
      for (const { chain, problem } of findings) {
        expect(clean.trail.has(chain), kind).toBe(true)
        expect(problem).toMatch(/^[A-Z].*\.$/)
      }
    }
  })

  it("finds every field of every row that is not what it was", async () => {
    const { trail, logged } = await cleanTrail(6)
    for (const [chain, rows] of trail) {
      for (const [index, row] of (rows as Record<string, unknown>[]).entries()) {
        for (const [field, change] of Object.entries(FIELDS)) {
          const touched = new Map(trail).set(chain, rows.with(index, { ...row, [field]: change(row[field]) }))
          expect(
            (await findingsIn(touched, logged)).map((finding) => finding.chain),
            field,
          ).toContain(chain)
        }
      }
    }
  })

  it("says where it is and what is wrong", async () => {
    const { trail, logged } = await cleanTrail(200)
    const [[chain, rows] = ["", []]] = [...trail].filter(([, each]) => each.length > 6)
    const found = async (tampered: unknown[], heads: readonly Head[] = logged) =>
      (await findingsIn(new Map(trail).set(chain, tampered), heads)).map(({ seq, problem }) => [seq, problem])
    const third = rows[2] as AuditRow
    const { at } = logged[0] as Head

    expect(await found(rows.with(2, { ...third, target: "pool" }))).toEqual([
      [3, "What it is found by is not what its record says."],
    ])
    expect(
      await found(rows.with(2, { ...third, record: third.record.replace('"role":"admin"', '"role":"owner"') })),
    ).toEqual([[3, "The record is not what its hash was made of."]])
    expect(await found(rows.with(2, rewritten(third, { role: "owner" })))).toContainEqual([
      4,
      "It does not follow from the event before it.",
    ])
    expect(await found(rows.toSpliced(2, 2))).toContainEqual([5, "Events 3 to 4 are missing."])
    expect(await found(rows.slice(0, -1))).toEqual([
      [rows.length, `The end of the chain is missing: the log of ${at} has it up to event ${rows.length}.`],
    ])
    const without = new Map(trail)
    without.delete(chain)
    expect(await findingsIn(without, logged)).toEqual([
      { chain, seq: null, problem: `The chain is missing: the log of ${at} has it up to event ${rows.length}.` },
    ])
    expect(await found([...rows, third], [])).toContainEqual([3, "It is there twice, or out of order."])
  })

  it("finds what nothing but a look at the row itself shows", async () => {
    const tools = auditTools()
    await writeRefusal(tools, numberedFacts(1), { code: "OwnAccount" })
    const [[chain, [row]] = ["", []]] = tools.store.chains as Iterable<[string, AuditRow[]]>
    const found = async (trail: [string, unknown[]][]) => {
      const findings: Finding[] = []
      const chains = trail.map(([name, rows]) => ({ chain: name, rows }))
      for await (const finding of verify(chains, [])) findings.push(finding)
      return findings
    }
    const spaced = ` ${row?.record}`
    expect(await found([[chain, [{ ...row, record: spaced, hash: hashOf(spaced) }]]])).toEqual([
      { chain, seq: 1, problem: "The record is not written as records are." },
    ])
    expect(await found([["2026-11#99", [row]]])).toEqual([
      { chain: "2026-11#99", seq: 1, problem: `It belongs to the chain ${chain}.` },
    ])
    expect(
      await found([
        [chain, [row]],
        [chain, []],
      ]),
    ).toEqual([{ chain, seq: null, problem: "The chain is there twice." }])
  })

  it("finds a log that contradicts itself", async () => {
    const { trail, logged } = await cleanTrail(10)
    const head = logged[0] as Head
    const forged = { ...head, hash: hashOf("forged"), at: "2026-12-02T00:00:00.000Z" }
    expect(await findingsIn(trail, [...logged, forged])).toEqual([
      {
        chain: head.chain,
        seq: head.seq,
        problem: `The logs of ${head.at} and ${forged.at} do not agree on this event.`,
      },
    ])
  })

  it("finds an event that ends twice, and one that ends without having begun", async () => {
    const tools = auditTools()
    const written = await writeIntent(tools, numberedFacts(1))
    if (written.status !== "written") throw new Error("not written")
    await writeOutcome(tools, written.event, { outcome: "done" })
    const [[chain, rows] = ["", []]] = tools.store.chains
    const [intent, outcome] = rows as [AuditRow, AuditRow]
    const again = rewritten({ ...outcome, seq: 3 }, { seq: 3, previous: outcome.hash })
    expect(await findingsIn(new Map([[chain, [intent, outcome, again]]]), [])).toEqual([
      { chain, seq: 3, problem: "It ends an event that is not open." },
    ])
    const lone = rewritten(outcome, { intent: null })
    expect(await findingsIn(new Map([[chain, [intent, lone]]]), [])).toEqual([
      { chain, seq: 2, problem: "It ends an event that was never begun." },
    ])
  })

  describe("of a trail that is not kept for ever", () => {
    /** A trail over the turn of a month: 2026-11 is expired, 2026-12 is kept. */
    const firstKept = "2026-12"
    const isExpired = (chain: string) => chain < firstKept
    const halfExpired = () => cleanTrail(120, 90)
    const findingsWith = async (trail: Trail, logged: readonly Head[]) => {
      const findings: Finding[] = []
      const chains = [...trail].map(([chain, rows]) => ({ chain, rows }))
      for await (const finding of verify(chains, logged, firstKept)) findings.push(finding)
      return findings
    }

    it("finds nothing where expired events are gone: the first, all, or any, as DynamoDB comes to them", async () => {
      const { trail, logged } = await halfExpired()
      const without = (isGone: (index: number, count: number) => boolean) =>
        new Map(
          [...trail].map(([chain, rows]) => [
            chain,
            isExpired(chain) ? rows.filter((_, index) => !isGone(index, rows.length)) : rows,
          ]),
        )
      expect(await findingsWith(trail, logged)).toEqual([])
      expect(
        await findingsWith(
          without((index) => index === 0),
          logged,
        ),
      ).toEqual([])
      expect(
        await findingsWith(
          without((index, count) => index === count - 1),
          logged,
        ),
      ).toEqual([])
      expect(
        await findingsWith(
          without(() => true),
          logged,
        ),
      ).toEqual([])
      for (let count = 0; count < 8; count++) {
        expect(
          await findingsWith(
            without(() => random() < 0.5),
            logged,
          ),
        ).toEqual([])
      }
      expect(await findingsWith(new Map([...trail].filter(([chain]) => !isExpired(chain))), logged)).toEqual([])
    })

    it("finds a younger event that is gone: the first, one in between, the last, and a chain", async () => {
      const { trail, logged } = await halfExpired()
      const [[chain, rows] = ["", []]] = [...trail].filter(([name, each]) => !isExpired(name) && each.length > 3)
      expect(chain).toMatch(/^2026-12#/)
      for (const index of rows.keys()) {
        const found = await findingsWith(new Map(trail).set(chain, rows.toSpliced(index, 1)), logged)
        expect(found.map((finding) => finding.chain)).toContain(chain)
      }
      expect(await findingsWith(new Map(trail).set(chain, rows.slice(2)), logged)).toContainEqual({
        ...{ chain, seq: 3, problem: "Events 1 to 2 are missing." },
      })
      const gone = new Map(trail)
      gone.delete(chain)
      expect(await findingsWith(gone, logged)).toMatchObject([{ chain, problem: expect.stringMatching(/is missing/) }])
    })

    it("finds what was done to an expired event that is still there", async () => {
      const { trail, logged } = await halfExpired()
      const [[chain, rows] = ["", []]] = [...trail].filter(([name, each]) => isExpired(name) && each.length > 3)
      const [first, second] = rows as [AuditRow, AuditRow]
      const found = async (tampered: unknown[]) =>
        (await findingsWith(new Map(trail).set(chain, tampered), logged)).map(({ problem }) => problem)
      expect(await found(rows.with(0, { ...first, target: "pool" }))).toHaveLength(1)
      expect(await found(rows.with(0, rewritten(first, { role: "owner" })))).toContainEqual(
        "It does not follow from the event before it.",
      )
      expect(await found([rewritten(second, { previous: first.hash, role: "owner" }), ...rows.slice(2)])).not.toEqual(
        [],
      )
      expect(await found([...rows, first])).toContainEqual("It is there twice, or out of order.")
    })

    it("is as strict as ever of what is kept", async () => {
      const kinds = Object.keys(TAMPERINGS)
      const clean = await halfExpired()
      const kept = new Map([...clean.trail].filter(([chain]) => !isExpired(chain)))
      for (let count = 0; count < 120; count++) {
        const kind = kinds[count % kinds.length] ?? ""
        const trail = structuredClone(kept)
        TAMPERINGS[kind]?.(trail)
        expect((await findingsWith(trail, clean.logged)).length, kind).toBeGreaterThan(0)
      }
    })
  })

  it("reads no row before it has said what is wrong with the one before", async () => {
    const { trail } = await cleanTrail(200)
    const [[chain, rows] = ["", []]] = [...trail].filter(([, each]) => each.length > 6)
    let read = 0
    async function* counted() {
      for (const row of rows.with(2, null)) {
        read++
        yield row
      }
    }
    const findings = verify([{ chain, rows: counted() }], [])
    expect((await findings.next()).value).toMatchObject({ chain, seq: null })
    expect(read).toBe(3)
  })
})
