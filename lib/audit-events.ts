import "server-only"
import { NO_PREVIOUS } from "@/amplify/data/audit/audit-event"
import { monthOf } from "@/amplify/data/audit/audit-keys"
import { firstKeptMonth } from "@/amplify/data/audit/retention"
import { type AuditChange, toChange } from "@/lib/audit-change"
import { type ReadBounds, readChanges } from "@/lib/audit-changes"
import { decodeAuditCursor, encodeAuditCursor } from "@/lib/audit-cursor"
import type { AuditPlace } from "@/lib/audit-path"
import { type AuditFilter, type AuditPlan, planOf } from "@/lib/audit-plan"
import type { StoredRow } from "@/lib/audit-reader"
import { auditStore } from "@/lib/audit-store"
import { within } from "@/lib/within"

/** Changes on a page of the console. */
export const CHANGES_PER_PAGE = 50
/** Changes in an exported file. */
export const CHANGES_PER_FILE = 10_000
/** A year of months, and some more. With conditions a page looks at 4,000 rows before it says how far it came. */
const MOST_READS = 16
const PATIENCE_MS = 4_000
/** DynamoDB gives 1 MB a read at most, which is as many rows as this or more. */
const MANY_ROWS = 250
const MANY_ROWS_OF_FILE = 500
const MOST_READS_OF_FILE = 120
/** A file is read in one go, and hosting ends a request after 30 seconds. */
const PATIENCE_OF_FILE_MS = 20_000
/** What was written since the page of the files was opened comes into its file, too. */
const MORE_IN_FILE = 1_000

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
  return readPage(filter, { start: pageToken }, (plan) => ({
    changes: CHANGES_PER_PAGE,
    reads: MOST_READS,
    // Two rows a change, where nothing else is asked of them.
    rows: Object.keys(plan.conditions).length > 0 ? MANY_ROWS : 2 * CHANGES_PER_PAGE + 2,
    patienceMs: PATIENCE_MS,
  }))
}

/**
 * What the next file would hold, for a page that offers it: whoever then takes it names both of its ends, because the
 * trail goes on growing.
 * @throws ApiError `InvalidPageToken` for a token of another filter
 */
export function changesForFile(filter: AuditFilter, pageToken?: string): Promise<AuditPage> {
  return readPage(filter, { start: pageToken }, () => ({
    changes: CHANGES_PER_FILE,
    reads: MOST_READS_OF_FILE,
    rows: MANY_ROWS_OF_FILE,
    // Then the file, which is read again, has the time for it.
    patienceMs: PATIENCE_OF_FILE_MS / 2,
  }))
}

/**
 * What a file holds: all between two places, or as much as a file may hold.
 * @throws ApiError `InvalidPageToken` for a token of another filter
 */
export function changesOfFile(filter: AuditFilter, range: { start?: string; end?: string }): Promise<AuditPage> {
  return readPage(filter, range, () => ({
    changes: CHANGES_PER_FILE + (range.end === undefined ? 0 : MORE_IN_FILE),
    reads: MOST_READS_OF_FILE,
    rows: MANY_ROWS_OF_FILE,
    patienceMs: PATIENCE_OF_FILE_MS,
  }))
}

/**
 * The latest changes about a user or a group, for a page that is about something else.
 * @throws ApiError `Unreachable` when they have not come within four seconds
 */
export function latestChanges(target: string, count: number): Promise<AuditPage> {
  const bounds = { changes: count, reads: 2, rows: 2 * count + 2, patienceMs: PATIENCE_MS }
  return within(
    PATIENCE_MS,
    readPage({ target }, {}, () => bounds),
  )
}

async function readPage(
  filter: AuditFilter,
  tokens: { start?: string; end?: string },
  boundsOf: (plan: AuditPlan) => ReadBounds,
): Promise<AuditPage> {
  const range = { start: decodeAuditCursor(filter, tokens.start), end: decodeAuditCursor(filter, tokens.end) }
  const plan = planOf(filter, Date.now())
  const { changes, next, lookedUntil } = await readChanges(auditStore, plan, range, boundsOf(plan))
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
  return {
    event,
    partner,
    follows: isExpired(before, place) || event.record?.previous === (before?.hash ?? NO_PREVIOUS),
  }
}

/** Whether the row before is gone because its month is not kept any more. */
function isExpired(before: StoredRow | null, { chain, seq }: AuditPlace): boolean {
  const firstKept = firstKeptMonth(Date.now())
  return before === null && seq > 1 && firstKept !== undefined && monthOf(chain) < firstKept
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
