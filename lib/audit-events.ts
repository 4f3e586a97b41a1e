import "server-only"
import { NO_PREVIOUS } from "@/amplify/data/audit/audit-event"
import { type AuditChange, toChange } from "@/lib/audit-change"
import { type ReadBounds, readChanges } from "@/lib/audit-changes"
import { decodeAuditCursor, encodeAuditCursor } from "@/lib/audit-cursor"
import type { AuditPlace } from "@/lib/audit-path"
import { type AuditFilter, type AuditPlan, planOf } from "@/lib/audit-plan"
import { auditStore } from "@/lib/audit-store"

/** Changes on a page of the console. */
export const CHANGES_PER_PAGE = 50
/** Changes in an exported file. */
export const CHANGES_PER_FILE = 10_000
/** A year of months, and some more. With conditions a page looks at 8,000 rows before it says how far it came. */
const MOST_READS = 16
/** A file is read in one go, which has to end before a request does. */
const MOST_READS_OF_FILE = 120
/** DynamoDB gives 1 MB a read at most, which is about as many rows as this. */
const MANY_ROWS = 500

/** A page of changes, the newest first. */
export interface AuditPage {
  changes: AuditChange[]
  /** Where the list goes on; `null` at its end. */
  pageToken: string | null
  /** How far was looked, where that ended before the page was full. */
  lookedUntil?: string
  /** Where a list that ends after a year would go on. */
  older?: string
  /** Whether it begins later than was asked for: it would have been more than a year. */
  cut: boolean
}

/**
 * A page of the audit trail.
 * @throws ApiError `InvalidPageToken` for a token of another filter
 */
export function listChanges(filter: AuditFilter, pageToken?: string): Promise<AuditPage> {
  return readPage(filter, pageToken, (plan) => ({
    changes: CHANGES_PER_PAGE,
    reads: MOST_READS,
    // Two rows a change, where nothing else is asked of them.
    rows: Object.keys(plan.conditions).length > 0 ? MANY_ROWS : 2 * CHANGES_PER_PAGE + 2,
  }))
}

/**
 * What one exported file holds.
 * @throws ApiError `InvalidPageToken` for a token of another filter
 */
export function changesOfFile(filter: AuditFilter, pageToken?: string): Promise<AuditPage> {
  return readPage(filter, pageToken, () => ({
    changes: CHANGES_PER_FILE,
    reads: MOST_READS_OF_FILE,
    rows: MANY_ROWS,
  }))
}

/** The latest changes about a user or a group. */
export async function latestChanges(target: string, count: number): Promise<AuditPage> {
  return readPage({ target }, undefined, () => ({ changes: count, reads: 2, rows: 2 * count + 2 }))
}

async function readPage(
  filter: AuditFilter,
  pageToken: string | undefined,
  boundsOf: (plan: AuditPlan) => ReadBounds,
): Promise<AuditPage> {
  const start = decodeAuditCursor(filter, pageToken)
  const plan = planOf(filter, Date.now())
  const { changes, next, lookedUntil } = await readChanges(auditStore, plan, start, boundsOf(plan))
  const { older, cut } = plan
  return { changes: changes.map(toChange), pageToken: encodeAuditCursor(filter, next), lookedUntil, older, cut }
}

/** An event with what belongs to it. */
export interface AuditEventDetails {
  event: AuditChange
  /** The intent of an outcome, the outcome of an intent; `null` where there is none, or none yet. */
  partner: AuditChange | null
  /** Whether the row before it in its chain is the one that it was written behind. */
  follows: boolean
}

/** How far the outcome of an intent is looked for: its chain, by the hundred. */
const LOOK_AHEAD = 100
const MOST_LOOKS = 50

/** An event, or `null` where there is none at this place. */
export async function readEvent(place: AuditPlace): Promise<AuditEventDetails | null> {
  const [row, before] = await Promise.all([
    auditStore.row(place),
    place.seq > 1 ? auditStore.row({ chain: place.chain, seq: place.seq - 1 }) : null,
  ])
  if (!row) return null
  const event = toChange(row)
  const partner = event.kind === "intent" ? await outcomeOf(place) : await intentOf(event)
  return { event, partner, follows: event.record?.previous === (before?.hash ?? NO_PREVIOUS) }
}

async function intentOf({ chain, record }: AuditChange): Promise<AuditChange | null> {
  if (record?.kind !== "outcome" || record.intent === null) return null
  const row = await auditStore.row({ chain, seq: record.intent.seq })
  return row && toChange(row)
}

async function outcomeOf({ chain, seq }: AuditPlace): Promise<AuditChange | null> {
  let behind = seq
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const { rows, token } = await auditStore.behind(chain, behind, LOOK_AHEAD)
    const changes = rows.map(toChange)
    const outcome = changes.find(({ record }) => record?.kind === "outcome" && record.intent?.seq === seq)
    if (outcome || token === null) return outcome ?? null
    behind = rows.at(-1)?.seq ?? behind
  }
  return null
}
