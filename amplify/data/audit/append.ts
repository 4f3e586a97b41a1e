import { AdminError } from "../admin-error"
import { type AuditRow, type EventContent, NO_PREVIOUS, toRow } from "./audit-event"
import { type AuditStore, AuditStoreError, PAGE_SIZE, PATIENCE_MS } from "./audit-store"
import { latestRows } from "./latest-rows"

/** How often a place in a chain is tried for before the caller hears `Busy`. */
export const MAX_TRIES = 8
const FIRST_WAIT_MS = 25
const LONGEST_WAIT_MS = 800

/** The store, and the world around it: the time in Unix milliseconds, chance from 0 to 1, waiting. */
export interface AppendTools {
  store: AuditStore
  now(): number
  random(): number
  sleep(milliseconds: number): Promise<void>
}

export interface Append<Found> {
  chain: string
  content: EventContent
  /** The row behind which everything is new to the caller; without one, the latest rows are. */
  from?: Pick<AuditRow, "seq" | "hash">
  /** How far back the latest rows go, in ISO 8601; without it, as far as one answer of the store. */
  since?: string
  /** Gets every row that is new, the oldest first; what it gives ends the append without writing anything. */
  watch(row: AuditRow): void
  found(): Found | undefined
}

/**
 * Writes an event behind the last row of its chain, exactly once: reads the end, creates the next, and after a lost race
 * reads on and tries again, each time after a longer and more random wait.
 *
 * No event is written twice, because a try whose answer was lost is repeated at the same place, with the same row, until
 * a row is seen there: its own, then it is done; another's, then the lost one can never be written any more.
 * @returns the row, or what `found` has found instead
 * @throws AdminError `Busy` when others were faster 8 times; `AuditUnavailable` when the store does not answer. The event
 * may still be there then, if the answer to the last try was lost.
 */
export async function append<Found>(
  tools: AppendTools,
  event: Append<Found>,
): Promise<{ row: AuditRow } | { found: Found }> {
  const { store, now, random, sleep } = tools
  const startedAt = now()
  const end = endOfChain(tools, event)
  const sent = new Set<string>()
  let code: "Busy" | "AuditUnavailable" = "Busy"
  for (let tries = 0; ; tries++) {
    try {
      // Behind a row that is known, the first place is tried unseen: a read less, and a row there is refused.
      const own = tries === 0 && event.from ? undefined : await end.readOn(sent)
      if (own) return { row: own }
      const found = event.found()
      if (found !== undefined) return { found }
      if (tries < MAX_TRIES) {
        const row = toRow(event.content, end.next())
        sent.add(row.hash)
        if ((await store.create(row)) === "created") return { row }
        code = "Busy"
      }
    } catch (error) {
      if (!(error instanceof AuditStoreError)) throw error
      code = "AuditUnavailable"
      if (error.permanent) throw new AdminError(code)
    }
    const wait = random() * Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS)
    if (tries >= MAX_TRIES || now() - startedAt + wait > PATIENCE_MS) throw new AdminError(code)
    await sleep(wait)
  }
}

/** The end of a chain, as far as it has been read. */
function endOfChain<Found>(tools: AppendTools, { chain, from, since, watch }: Append<Found>) {
  let last = from
  const read = () => (last ? tools.store.after(chain, last.seq) : latestRows(tools, chain, since))
  return {
    /** Reads what is new; gives the row, if it is one of those that were sent. */
    async readOn(sent: ReadonlySet<string>): Promise<AuditRow | undefined> {
      const rows = await read()
      for (const row of rows) {
        if (sent.has(row.hash)) return row
        watch(row)
        last = row
      }
      return rows.length >= PAGE_SIZE ? this.readOn(sent) : undefined
    },
    next: () => ({ chain, seq: (last?.seq ?? 0) + 1, previous: last?.hash ?? NO_PREVIOUS }),
  }
}
