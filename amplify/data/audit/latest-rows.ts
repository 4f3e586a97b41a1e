import type { AuditRow } from "./audit-event"
import { type AuditStore, PAGE_SIZE } from "./audit-store"

/** How many rows of a chain are looked at in any case: one answer of the store, which holds minutes, and in a rush seconds. */
export const LOOK_BACK = 25

/**
 * The end of a chain: its newest rows, and all since a moment where those reach less far.
 * @param since ISO 8601 in UTC with milliseconds; without it, `LOOK_BACK` rows are enough
 * @returns the rows, the oldest first, up to the last one without a gap
 * @throws AuditStoreError when the store does not answer
 */
export async function latestRows(store: AuditStore, chain: string, since?: string): Promise<AuditRow[]> {
  let rows = (await store.newest(chain, LOOK_BACK)).reverse()
  for (let first = rows[0]; since !== undefined && first && first.at >= since && first.seq > 1; first = rows[0]) {
    const earlier = await rowsBetween(store, chain, Math.max(0, first.seq - 1 - PAGE_SIZE), first.seq)
    // Rows that were deleted when their time was over.
    if (earlier.length === 0) break
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
