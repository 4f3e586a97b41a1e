import { chainsOf } from "./audit-keys"
import type { AuditStore } from "./audit-store"

/** The last row of a chain at a moment: logged where nobody who can write to the table can write. */
export interface Head {
  chain: string
  seq: number
  hash: string
  /** When it was the last: ISO 8601. */
  at: string
}

/** What a log line with a head says it is. */
export const HEAD_EVENT = "auditHead"

/** The head of each chain of the given months that has one. */
export async function* heads(store: AuditStore, months: readonly string[], now: () => number): AsyncGenerator<Head> {
  for (const chain of months.flatMap(chainsOf)) {
    const [row] = await store.newest(chain, 1)
    if (row) yield { chain, seq: row.seq, hash: row.hash, at: new Date(now()).toISOString() }
  }
}
