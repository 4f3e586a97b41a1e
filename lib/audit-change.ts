import {
  type AuditOutcome,
  type AuditRecord,
  hashOf,
  keysOf,
  readRecord,
  readRow,
} from "@/amplify/data/audit/audit-event"
import { canonicalJson } from "@/amplify/data/audit/canonical-json"
import type { StoredRow } from "@/lib/audit-reader"

/** One line of the audit trail, read. */
export interface AuditChange
  extends Pick<StoredRow, "chain" | "seq" | "requestId" | "at" | "actor" | "target" | "action" | "hash"> {
  kind: "intent" | "outcome"
  /** How it ended; `open` for an intent, of which this row alone does not tell. */
  outcome: AuditOutcome | "open"
  /** What the row says; `null` where that cannot be read. */
  record: AuditRecord | null
  /** The record as it is stored. */
  text: string
  /** Whether its hash fits what it says, and its keys too. Whether its neighbours fit is `audit:verify`'s question. */
  intact: boolean
}

/** What a row of the store says. Never throws: one that was damaged is shown as such, and hides no other. */
export function toChange(row: StoredRow): AuditChange {
  const { chain, seq, requestId, at, actor, target, action, hash } = row
  const record = readable(row)
  const kind = row.kind === "intent" ? "intent" : "outcome"
  const outcome = record?.kind === "outcome" ? record.outcome : kind === "intent" ? "open" : "unknown"
  return {
    ...{ chain, seq, requestId, at, actor, target, action, hash, kind, outcome, record },
    text: row.record,
    intact: record !== null && fits(row, record),
  }
}

function readable(row: StoredRow): AuditRecord | null {
  try {
    return readRecord(row)
  } catch {
    return null
  }
}

function fits(row: StoredRow, record: AuditRecord): boolean {
  try {
    const { record: text, hash, ...keys } = readRow(rowOf(row))
    return hashOf(text) === hash && canonicalJson(keys) === canonicalJson(keysOf(record))
  } catch {
    return false
  }
}

/** The row without what the API adds to it. */
function rowOf(row: StoredRow): unknown {
  const { chain, seq, requestId, kind, at, month, actor, target, action, outcome = null, version, record, hash } = row
  return { chain, seq, requestId, kind, at, month, actor, target, action, outcome, version, record, hash }
}
