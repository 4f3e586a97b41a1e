import type { AuditIndex, AuditSpan } from "@/lib/audit-plan"

/** A row of the audit table as the API gives it; what it says has not been checked (`audit-change.ts`). */
export interface StoredRow {
  chain: string
  seq: number
  requestId: string
  kind: string
  at: string
  month: string
  actor: string
  target: string
  action: string
  outcome?: string | null
  version: number
  record: string
  hash: string
}

/** Some rows, and where it goes on; no token: these were the last. There may be fewer rows than asked for. */
export interface RowPage {
  rows: StoredRow[]
  token: string | null
}

/** Reads the audit table: through its indexes, and along a chain. */
export interface AuditReader {
  /** Rows of one stretch of an index, the newest first; those of the same millisecond have no promised order. */
  newest(index: AuditIndex, span: AuditSpan, limit: number, token: string | null): Promise<RowPage>
  /** Rows of a chain behind `seq`, the oldest first. */
  behind(chain: string, seq: number, limit: number): Promise<RowPage>
}

/** What a row is called among all. */
export const placeOf = ({ chain, seq }: Pick<StoredRow, "chain" | "seq">): string => `${chain}/${seq}`
