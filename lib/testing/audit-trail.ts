import {
  type AuditOutcome,
  type AuditRow,
  type EventContent,
  NO_PREVIOUS,
  toRow,
} from "@/amplify/data/audit/audit-event"
import { chainOf } from "@/amplify/data/audit/audit-keys"
import type { JsonObject, JsonValue } from "@/amplify/data/audit/canonical-json"
import type { AuditIndex, AuditSpan } from "@/lib/audit-plan"
import type { AuditReader, RowPage, StoredRow } from "@/lib/audit-reader"

export const ADMIN_ID = "0a0a0a0a-0000-4000-8000-000000000001"
export const USER_ID = "4dc7a2f0-1111-4222-8333-123456789abc"

/** A change as a test wants it: done at once by an administrator, where nothing else is said. */
export interface WantedChange {
  /** When it was intended, ISO 8601 with milliseconds. */
  at: string
  actor?: string
  target?: string
  action?: string
  arguments?: JsonObject
  reason?: string | null
  before?: JsonValue
  /** How it ended; `open`: it has not; `refused` before anything was intended is `refusedAtOnce`. */
  outcome?: AuditOutcome | "open" | "refusedAtOnce"
  code?: string | null
  after?: JsonValue
  /** How long after the intent it ended. */
  lastedMs?: number
  /** What it turned out to be about. */
  made?: string
  requestId?: string
}

/** An audit trail in memory, read as the table is; `reads` tells how. */
export class FakeAuditTrail implements AuditReader {
  readonly rows: AuditRow[] = []
  readonly reads: { index: AuditIndex; key: string; limit: number }[] = []
  readonly looks: string[] = []
  #requests = 0

  /** Writes a change, and gives its rows. */
  add(wanted: WantedChange): AuditRow[] {
    const { at, outcome = "done", code = null, after = null, lastedMs = 20, made } = wanted
    const requestId = wanted.requestId ?? numbered(++this.#requests)
    const chain = chainOf(requestId, at)
    const facts = {
      requestId,
      actor: wanted.actor ?? ADMIN_ID,
      role: "admin",
      action: wanted.action ?? "disableUser",
      target: wanted.target ?? `user#${USER_ID}`,
      arguments: wanted.arguments ?? {},
      reason: wanted.reason ?? null,
      before: wanted.before ?? null,
      sourceAddress: "203.0.113.7",
      claimedAddress: "198.51.100.9",
      claimedUserAgent: "Browser/1.0",
    }
    const closing = { code, parameters: {}, after, closedBy: "function" } as const
    const eventId = () => numbered(1_000_000 + this.rows.length)
    if (outcome === "refusedAtOnce") {
      const content = { ...facts, ...closing, kind: "outcome", eventId: eventId(), at } as const
      return [this.#append(chain, { ...content, outcome: "refused", intent: null })]
    }
    const intent = this.#append(chain, { ...facts, kind: "intent", eventId: eventId(), at })
    if (outcome === "open") return [intent]
    const end = this.#append(chain, {
      ...{ ...facts, ...closing, kind: "outcome", outcome, eventId: eventId() },
      target: made ?? facts.target,
      at: new Date(Date.parse(at) + lastedMs).toISOString(),
      intent: { seq: intent.seq, at, hash: intent.hash },
    })
    return [intent, end]
  }

  #append(chain: string, content: EventContent): AuditRow {
    const last = this.rows.filter((row) => row.chain === chain).at(-1)
    const row = toRow(content, { chain, seq: (last?.seq ?? 0) + 1, previous: last?.hash ?? NO_PREVIOUS })
    this.rows.push(row)
    return row
  }

  async newest(index: AuditIndex, { key, from = "", to }: AuditSpan, limit: number, token: string | null) {
    this.reads.push({ index, key, limit })
    const found = this.rows
      .filter((row) => row[index] === key && row.at >= from && row.at <= to)
      .sort((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0))
    return pageOf(found, Number(token ?? 0), limit)
  }

  async behind(chain: string, seq: number, limit: number) {
    this.looks.push(`${chain}/${seq}`)
    return pageOf(
      this.rows.filter((row) => row.chain === chain && row.seq > seq),
      0,
      limit,
    )
  }
}

function pageOf(rows: StoredRow[], from: number, limit: number): RowPage {
  const end = from + limit
  return { rows: rows.slice(from, end), token: end < rows.length ? String(end) : null }
}

const numbered = (number: number) => `01936f0e-7c3a-7000-8000-${String(number).padStart(12, "0")}`
