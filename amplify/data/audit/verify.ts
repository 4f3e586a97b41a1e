import { type AuditRecord, type AuditRow, hashOf, keysOf, NO_PREVIOUS, readRecord, readRow } from "./audit-event"
import { monthOf } from "./audit-keys"
import { canonicalJson } from "./canonical-json"
import type { Head } from "./heads"

/** Something in the audit trail that is not as it was written. */
export interface Finding {
  chain: string
  /** The row that it was found at; `null` where a whole chain is meant. */
  seq: number | null
  /** What is wrong, as a sentence. */
  problem: string
}

/** The rows of one chain in the order of their `seq`, exactly as the store has them. */
export interface ChainRows {
  chain: string
  rows: AsyncIterable<unknown> | Iterable<unknown>
}

/**
 * Looks for every change to the audit trail since it was written.
 *
 * By itself a chain shows rows that were changed, removed, added or moved. It cannot show that its end was cut off, that
 * it was written anew from some row on, or that it was removed as a whole: that only shows against `heads`, the ends of
 * chains as they were logged elsewhere at the time. What was written after the last of them can be cut off unseen.
 *
 * Of a chain whose month is not kept any more, some or all rows may be gone, in any order; what is there still has to be
 * as it was written. Everything else has to be there from its first row on: all rows of a chain expire at one moment.
 *
 * Rows are read one after the other and forgotten; the heads and the events that are open are kept in memory.
 * @param chains every chain that the store has
 * @param heads as `heads.ts` has logged them, in any order
 * @param firstKept the first month of which nothing may be missing (`retention.ts`); without one, nothing may be at all
 */
export async function* verify(
  chains: AsyncIterable<ChainRows> | Iterable<ChainRows>,
  heads: Iterable<Head>,
  firstKept?: string,
): AsyncGenerator<Finding> {
  const isExpired = (chain: string) => firstKept !== undefined && monthOf(chain) < firstKept
  const { byChain, findings } = headsByChain(heads)
  yield* findings
  const seen = new Set<string>()
  for await (const { chain, rows } of chains) {
    if (seen.has(chain)) yield { chain, seq: null, problem: "The chain is there twice." }
    seen.add(chain)
    yield* verifyChain(chain, rows, byChain.get(chain) ?? new Map(), isExpired(chain))
  }
  for (const [chain, logged] of byChain) {
    if (!seen.has(chain) && !isExpired(chain)) yield* missing(chain, 0, logged)
  }
}

type LoggedHeads = Map<number, { hash: string; at: string }>

async function* verifyChain(
  chain: string,
  rows: ChainRows["rows"],
  logged: LoggedHeads,
  expired: boolean,
): AsyncGenerator<Finding> {
  const unseen = new Map(logged)
  const link = linkedTo(chain, expired)
  let last = 0
  for await (const value of rows) {
    const { row, record, problems } = readSafely(value)
    if (row) {
      const head = unseen.get(row.seq)
      if (head && head.hash !== row.hash) problems.push(`The log of ${head.at} has another event here.`)
      unseen.delete(row.seq)
      problems.push(...link(row, record))
      last = Math.max(last, row.seq)
    }
    const seq = row?.seq ?? seqOf(value)
    for (const problem of problems) yield { chain, seq, problem }
  }
  if (!expired) yield* missing(chain, last, unseen)
}

/** What was logged and is not there. Below the last row the gap is reported already. */
function* missing(chain: string, last: number, logged: LoggedHeads): Generator<Finding> {
  const [seq, head] = [...logged].filter(([seq]) => seq > last).sort(([left], [right]) => right - left)[0] ?? []
  if (seq === undefined || !head) return
  const problem =
    last === 0
      ? `The chain is missing: the log of ${head.at} has it up to event ${seq}.`
      : `The end of the chain is missing: the log of ${head.at} has it up to event ${seq}.`
  yield { chain, seq: last === 0 ? null : last + 1, problem }
}

/** What is wrong with a row by itself. No `row` for what is none at all, no `record` for one that cannot be read. */
function readSafely(value: unknown): { row?: AuditRow; record?: AuditRecord; problems: string[] } {
  const row = attempted(() => readRow(value))
  if (!row) return { problems: ["This is no event: a field is missing, unknown or malformed."] }
  const problems: string[] = []
  if (hashOf(row.record) !== row.hash) problems.push("The record is not what its hash was made of.")
  const record = attempted(() => readRecord(row))
  if (!record) return { row, problems: [...problems, "The record cannot be read."] }
  if (canonicalJson(record) !== row.record) problems.push("The record is not written as records are.")
  const { record: _, hash, ...keys } = row
  if (canonicalJson(keys) !== canonicalJson(keysOf(record))) {
    problems.push("What it is found by is not what its record says.")
  }
  return { row, record, problems }
}

function attempted<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Follows a chain from row to row, and the events in it from intent to outcome; of an expired one, what is left of it. */
function linkedTo(chain: string, expired: boolean) {
  let expected = 1
  let previous = NO_PREVIOUS
  const open = new Map<number, string>()

  const placed = (row: AuditRow) => {
    if (row.chain !== chain) return [`It belongs to the chain ${row.chain}.`]
    if (row.seq < expected) return ["It is there twice, or out of order."]
    if (row.seq === expected || expired) return []
    return [
      row.seq === expected + 1 ? `Event ${expected} is missing.` : `Events ${expected} to ${row.seq - 1} are missing.`,
    ]
  }

  return (row: AuditRow, record: AuditRecord | undefined): string[] => {
    const problems = placed(row)
    // Behind a gap nobody knows what came before.
    const follows = row.seq !== expected || !record || record.previous === previous
    if (!follows) problems.push("It does not follow from the event before it.")
    if (record) problems.push(...pairing(record, row, open, expired))
    expected = Math.max(expected, row.seq + 1)
    previous = row.hash
    return problems
  }
}

/** An event ends once, and what ends was begun in the same chain. */
function pairing(record: AuditRecord, { seq, hash }: AuditRow, open: Map<number, string>, expired: boolean): string[] {
  if (record.kind === "intent") {
    open.set(seq, hash)
    return []
  }
  const { intent, outcome } = record
  if (intent === null) return outcome === "refused" ? [] : ["It ends an event that was never begun."]
  const begun = open.get(intent.seq)
  open.delete(intent.seq)
  if (begun === undefined && expired) return []
  return begun === intent.hash ? [] : ["It ends an event that is not open."]
}

const seqOf = (value: unknown): number | null => {
  const { seq } = (value ?? {}) as { seq?: unknown }
  return typeof seq === "number" ? seq : null
}

function headsByChain(heads: Iterable<Head>): { byChain: Map<string, LoggedHeads>; findings: Finding[] } {
  const byChain = new Map<string, LoggedHeads>()
  const findings: Finding[] = []
  for (const { chain, seq, hash, at } of heads) {
    const ofChain = byChain.get(chain) ?? new Map()
    byChain.set(chain, ofChain)
    const before = ofChain.get(seq)
    if (before && before.hash !== hash) {
      findings.push({ chain, seq, problem: `The logs of ${before.at} and ${at} do not agree on this event.` })
    }
    if (!before) ofChain.set(seq, { hash, at })
  }
  return { byChain, findings }
}
