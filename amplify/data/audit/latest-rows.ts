import type { AuditRow } from "./audit-event"
import { type AuditStore, AuditStoreError, PAGE_SIZE, PATIENCE_MS } from "./audit-store"

/** How many rows of a chain are looked at in any case: one answer of the store, which holds minutes, and in a rush seconds. */
export const LOOK_BACK = 25

interface Tools {
  store: AuditStore
  now(): number
}

/**
 * The end of a chain: its newest rows, and all since a moment where those reach less far. Rows that are missing among them
 * are no answer: one that nobody has looked at may be the one that is looked for.
 * @param since ISO 8601 in UTC with milliseconds; without it, `LOOK_BACK` rows are enough
 * @returns the rows, the oldest first, without a gap
 * @throws AuditStoreError when the store does not answer, not in time, or shows less than it has shown before
 */
export async function latestRows({ store, now }: Tools, chain: string, since?: string): Promise<AuditRow[]> {
  const startedAt = now()
  let rows = (await store.newest(chain, LOOK_BACK)).reverse()
  for (let first = rows[0]; since !== undefined && first && first.at >= since && first.seq > 1; first = rows[0]) {
    if (now() - startedAt > PATIENCE_MS) throw new AuditStoreError("too many rows at once")
    const earlier = await rowsBetween(store, chain, Math.max(0, first.seq - 1 - PAGE_SIZE), first.seq)
    if (earlier.at(-1)?.seq !== first.seq - 1) throw new AuditStoreError("rows that are there were not shown")
    rows = [...earlier, ...rows]
  }
  return rows
}

/** The rows behind one place and before another; an answer of the store may stop short of its page. */
async function rowsBetween(store: AuditStore, chain: string, after: number, before: number): Promise<AuditRow[]> {
  const rows: AuditRow[] = []
  for (let last = after; last < before - 1; last = rows.at(-1)?.seq ?? before) {
    const page = (await store.after(chain, last)).filter(({ seq }) => seq < before)
    if (page.length === 0) break
    rows.push(...page)
  }
  return rows
}
