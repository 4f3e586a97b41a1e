import { endedIntent } from "@/amplify/data/audit/audit-event"
import type { AuditCursor } from "@/lib/audit-cursor"
import { type AuditPlan, beforeMonth, matches, mayBeOpen, spansOf } from "@/lib/audit-plan"
import { type AuditReader, placeOf, type StoredRow } from "@/lib/audit-reader"

/** How much is read for one page. */
export interface ReadBounds {
  /** Changes that a page holds. */
  changes: number
  /** Reads of the index; then the page says how far it has looked. */
  reads: number
  /** Rows of one read. */
  rows: number
  /** How long reading may take, in milliseconds; one read is always made. */
  patienceMs: number
}

/** A page of changes, the newest first. */
export interface ChangePage {
  /** One row a change: its outcome, or its intent where there is no outcome yet. */
  changes: StoredRow[]
  /** Where the list goes on; `null` at its end. */
  next: AuditCursor | null
  /** How far was looked, where the reads have ended before the page was full. */
  lookedUntil?: string
}

/** Rows of a chain that one look for an outcome reads. */
const LOOK_AHEAD = 100
/** How often a look goes on. What stands further behind is closed long after; the event's own page looks further. */
const MOST_LOOKS = 4

/** Between which places of a list a page is; from its beginning, to its end. */
export interface PageRange {
  start?: AuditCursor
  end?: AuditCursor
}

/**
 * Reads a page of changes. A change is up to two rows: what was intended, and what came of it. The outcome repeats the
 * intent's facts, so it alone is shown, and an intent only where nothing came of it yet.
 * @param range where the page before has ended, and where this one ends at the latest
 */
export async function readChanges(
  reader: AuditReader,
  plan: AuditPlan,
  { start, end }: PageRange,
  bounds: ReadBounds,
): Promise<ChangePage> {
  const begin: AuditCursor = start ?? { at: plan.to, seen: [] }
  const isHere = (row: StoredRow) => !isBehind(begin, row) && (end === undefined || isBehind(end, row))
  const startedAt = Date.now()
  const ends = new Ends(reader)
  const changes: StoredRow[] = []
  let reached = begin
  let reads = 0
  for (const span of spansOf(plan, begin.at, end?.at)) {
    let token: string | null = null
    do {
      const isLate = reads > 0 && Date.now() - startedAt > bounds.patienceMs
      if (isLate || reads++ === bounds.reads) return { changes, next: reached, lookedUntil: reached.at }
      const page = await reader.newest(plan.index, span, bounds.rows, token)
      const rows = page.rows.filter(isHere)
      if (mayBeOpen(plan)) for (const row of rows) ends.note(row)
      const candidates = rows.filter((row) => (row.kind === "outcome" || mayBeOpen(plan)) && matches(plan, row))
      // One more than fits, so that the last page is known to be the last.
      for (const row of await ends.standing(candidates, bounds.changes + 1 - changes.length)) {
        if (changes.length === bounds.changes) return { changes, next: cursorAt(changes.at(-1), begin, changes) }
        changes.push(row)
      }
      if (rows.length > 0) reached = cursorAt(rows.at(-1), begin, changes)
      token = page.token
    } while (token !== null)
    if (plan.index === "month") reached = { at: beforeMonth(span.key), seen: [] }
  }
  return { changes, next: null }
}

/** Whether a row comes before a place in the list. */
const isBehind = ({ at, seen }: AuditCursor, row: StoredRow) =>
  row.at > at || (row.at === at && seen.includes(placeOf(row)))

/** The place behind a row: of its millisecond, what was shown here or on the page before is behind as well. */
function cursorAt(row: StoredRow | undefined, begin: AuditCursor, changes: readonly StoredRow[]): AuditCursor {
  if (row === undefined || row.at === begin.at)
    return { at: begin.at, seen: [...begin.seen, ...seenAt(begin.at, changes)] }
  return { at: row.at, seen: seenAt(row.at, changes) }
}

const seenAt = (at: string, changes: readonly StoredRow[]) => changes.filter((row) => row.at === at).map(placeOf)

/** Which intents have an outcome, as far as it has been seen. */
class Ends {
  readonly #ended = new Set<string>()
  /** From where on a chain has been read to its end. */
  readonly #readFrom = new Map<string, number>()

  constructor(private readonly reader: AuditReader) {}

  note(row: StoredRow): void {
    const intent = endOf(row)
    if (intent) this.#ended.add(placeOf({ chain: row.chain, seq: intent.seq }))
  }

  /** The first of these rows that are a change of their own, as many as are needed. */
  async standing(rows: readonly StoredRow[], needed: number): Promise<StoredRow[]> {
    const standing: StoredRow[] = []
    for (let from = 0; from < rows.length && standing.length < needed; ) {
      const some = rows.slice(from, from + needed - standing.length)
      from += some.length
      await this.#lookFor(some.filter((row) => row.kind === "intent" && !this.#ended.has(placeOf(row))))
      standing.push(...some.filter((row) => row.kind !== "intent" || !this.#ended.has(placeOf(row))))
    }
    return standing
  }

  /** Along the chain, where the outcome of an intent stands behind it; the chains at once, there are few. */
  async #lookFor(intents: readonly StoredRow[]): Promise<void> {
    const chains = [...new Set(intents.map(({ chain }) => chain))]
    await Promise.all(chains.map((chain) => this.#lookAlong(intents.filter((intent) => intent.chain === chain))))
  }

  async #lookAlong(intents: readonly StoredRow[]): Promise<void> {
    for (const intent of [...intents].sort((left, right) => left.seq - right.seq)) {
      const { chain } = intent
      let { seq } = intent
      for (let looks = 0; looks < MOST_LOOKS; looks++) {
        const isRead = seq >= (this.#readFrom.get(chain) ?? Number.POSITIVE_INFINITY)
        if (isRead || this.#ended.has(placeOf(intent))) break
        const { rows, token } = await this.reader.behind(chain, seq, LOOK_AHEAD)
        for (const row of rows) this.note(row)
        if (token === null) this.#readFrom.set(chain, seq)
        seq = rows.at(-1)?.seq ?? seq
      }
    }
  }
}

/** The intent that a row ends; none where the row cannot be read, which shows on its own page. */
function endOf(row: StoredRow): { seq: number } | null {
  try {
    return row.kind === "outcome" ? endedIntent(row) : null
  } catch {
    return null
  }
}
