import type { LogLine } from "../log"
import { type AuditRecord, type AuditRow, type ChangeFacts, readRecord } from "./audit-event"
import { chainsOf, monthOf } from "./audit-keys"
import { type AuditStore, AuditStoreError } from "./audit-store"
import { CLOSINGS, MADE_WITHIN_MS } from "./closings"
import { monthPlus, monthsBetween } from "./months"
import type { OpenEvent } from "./record-change"

/** How far the trail has been read: everything up to here is ended, and too old to matter for what is not. */
export interface TrailMarks {
  /** The first month that is not done with. */
  from: string
  /** The last row of each chain that need not be read again. */
  marks: Readonly<Record<string, number>>
}

/** Something that was changed, or may have been, until a moment in Unix milliseconds. */
export interface Write {
  chain: string
  /** Its intent's. */
  seq: number
  keys: readonly string[]
  until: number
}

/** What is changed by something that nobody can read, or has thought about. */
export const ANYTHING = "*"

export interface Trail {
  /** Changes without an outcome, the oldest first in each chain. */
  open: OpenEvent[]
  /** What was changed at the time of those that are open, or after it, by what was changed; the open ones among it. */
  writes: ReadonlyMap<string, readonly Write[]>
  /** The last row of each chain that has one. */
  ends: Map<string, Pick<AuditRow, "seq" | "hash">>
  /** How far the trail is done with, if these events stay open. */
  marksBefore(open: readonly OpenEvent[]): TrailMarks
}

/** Rows come a little later than their `at`, and clocks differ. */
const SLACK_MS = 60_000
/** A month is looked at for a day more than it lasts. */
const DAY_MS = 24 * 60 * 60_000

interface Tools {
  store: AuditStore
  now(): number
  log(line: LogLine): void
}

/**
 * Reads what is new in the trail. No event is ever missed, however long nobody has looked: each chain is read from where
 * it was done with, row by row, by the order in which its rows were written and no clock's.
 * @throws AuditStoreError when the store does not answer: then nothing is known of what was changed meanwhile
 */
export async function readTrail(tools: Tools, before: TrailMarks): Promise<Trail> {
  const months = monthsBetween(before.from, monthOf(new Date(tools.now()).toISOString()))
  const chains: ChainReading[] = []
  for (const chain of months.flatMap(chainsOf)) chains.push(await readChain(tools, chain, before.marks[chain] ?? 0))
  const open = chains.flatMap((each) => [...each.open.values()])
  return {
    open,
    writes: byKey([...chains.flatMap(({ writes }) => writes), ...open.map(writeOfOpen)]),
    ends: new Map(chains.flatMap(({ chain, end }) => (end ? [[chain, end]] : []))),
    marksBefore: (stillOpen) => marksBefore(before.from, chains, Math.min(tools.now(), ...stillOpen.map(atOf))),
  }
}

interface ChainReading {
  chain: string
  mark: number
  open: Map<number, OpenEvent>
  writes: Write[]
  end?: Pick<AuditRow, "seq" | "hash">
  /** What was read, as far as the marks need it. */
  read: { seq: number; at: number }[]
}

async function readChain({ store, log }: Tools, chain: string, mark: number): Promise<ChainReading> {
  const reading: ChainReading = { chain, mark, open: new Map(), writes: [], read: [] }
  let last = mark
  try {
    for (let rows = await store.after(chain, mark); rows.length > 0; rows = await store.after(chain, last)) {
      for (const row of rows) {
        if (row.seq !== last + 1) log({ level: "error", event: "auditGap", chain, seq: row.seq })
        last = row.seq
        take(reading, row, log)
      }
    }
  } catch (error) {
    if (!(error instanceof AuditStoreError && error.permanent)) throw error
    damaged(reading, last + 1, log)
  }
  return reading
}

function take(reading: ChainReading, row: AuditRow, log: Tools["log"]): void {
  const { chain, seq, at, hash } = row
  reading.end = { seq, hash }
  reading.read.push({ seq, at: Date.parse(at) })
  try {
    const record = readRecord(row)
    if (record.kind === "intent") reading.open.set(seq, { facts: factsOf(record), intent: { chain, seq, at, hash } })
    else end(reading, record)
  } catch {
    damaged(reading, seq, log)
  }
}

function end(reading: ChainReading, record: Extract<AuditRecord, { kind: "outcome" }>): void {
  const { intent, outcome, closedBy, at } = record
  if (!intent) return
  reading.open.delete(intent.seq)
  if (outcome === "refused" || outcome === "failed") return
  // The reconciler comes late: the function was over before.
  const until = closedBy === "reconciler" ? Date.parse(intent.at) + MADE_WITHIN_MS : Date.parse(at)
  reading.writes.push({ chain: reading.chain, seq: intent.seq, keys: keysWritten(factsOf(record)), until })
}

/** What cannot be read may be anything: it is reported, and makes everything that is open impossible to tell. */
function damaged(reading: ChainReading, seq: number, log: Tools["log"]): void {
  log({ level: "error", event: "auditDamaged", chain: reading.chain, seq })
  reading.writes.push({ chain: reading.chain, seq, keys: [ANYTHING], until: Number.POSITIVE_INFINITY })
}

const writeOfOpen = ({ facts, intent: { chain, seq, at } }: OpenEvent): Write => ({
  ...{ chain, seq, keys: keysWritten(facts) },
  until: Date.parse(at) + MADE_WITHIN_MS,
})

const keysWritten = (facts: ChangeFacts) => CLOSINGS[facts.action]?.writes(facts) ?? [ANYTHING]

function byKey(writes: readonly Write[]): Map<string, Write[]> {
  const map = new Map<string, Write[]>()
  for (const write of writes) {
    for (const key of write.keys) {
      const known = map.get(key)
      if (known) known.push(write)
      else map.set(key, [write])
    }
  }
  return map
}

const atOf = ({ intent }: OpenEvent) => Date.parse(intent.at)

function marksBefore(from: string, chains: readonly ChainReading[], moment: number): TrailMarks {
  const horizon = moment - SLACK_MS
  const markOf = ({ mark, read }: ChainReading) => {
    const firstKept = read.findIndex(({ at }) => at >= horizon)
    return (firstKept < 0 ? read.at(-1)?.seq : read[firstKept - 1]?.seq) ?? mark
  }
  const isDone = (month: string) =>
    Date.parse(`${monthPlus(month, 1)}-01T00:00:00Z`) + DAY_MS < horizon &&
    chains.every((each) => monthOf(each.chain) !== month || markOf(each) === (each.end?.seq ?? each.mark))
  let first = from
  while (isDone(first)) first = monthPlus(first, 1)
  const kept = chains.filter(({ chain }) => monthOf(chain) >= first)
  return { from: first, marks: Object.fromEntries(kept.map((each) => [each.chain, markOf(each)])) }
}

/** What was known of a change when it was begun, as its record has it. */
export function factsOf(record: AuditRecord): ChangeFacts {
  const { requestId, actor, role, action, target, reason, before, sourceAddress, claimedAddress } = record
  const { claimedUserAgent, cut } = record
  const known = { requestId, actor, role, action, target, arguments: record.arguments, reason, before }
  return { ...known, sourceAddress, claimedAddress, claimedUserAgent, cut }
}
