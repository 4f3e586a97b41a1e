import { monthOf } from "@/amplify/data/audit/audit-keys"
import type { AuditOutcomeFilter } from "@/lib/audit-query"
import type { StoredRow } from "@/lib/audit-reader"

/** What is asked for, in the keys of the audit table; moments as `momentsOf` writes them. */
export interface AuditFilter {
  actor?: string
  target?: string
  action?: string
  outcome?: AuditOutcomeFilter
  from?: string
  to?: string
}

/** The indexes of the audit table, the most selective first; each is sorted by `at`. */
const KEYED = ["actor", "target", "action", "outcome"] as const
export type AuditIndex = (typeof KEYED)[number] | "month"

/** How a list is read: through one index, with the other conditions put to each row. */
export interface AuditPlan {
  index: AuditIndex
  /** The value that is looked for in the index; month by month there is one after the other. */
  key?: string
  /** Where it ends and begins, the newest first; both included. */
  from?: string
  to: string
  conditions: Partial<Pick<AuditFilter, (typeof KEYED)[number]>>
  /** Where to look on for what is older than a year: the bound of a list that is read month by month. */
  older?: string
  /** Whether `from` is later than what was asked for, for that reason. */
  cut: boolean
}

/** How far back a list goes that no key narrows down: it is one read a month even where nothing happened. */
export const MOST_DAYS = 366
const DAY_MS = 24 * 60 * 60 * 1000
/** The functions' clocks may be ahead of ours. */
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000

/**
 * Which index a filter is read through: that of its most selective key, else month by month, a year at most.
 * @param now Unix time in milliseconds
 */
export function planOf(filter: AuditFilter, now: number): AuditPlan {
  const { from, to: asked, ...keys } = filter
  // Nothing is later, and a year before a day that has not come yet would be empty.
  const soon = iso(now + CLOCK_TOLERANCE_MS)
  const to = asked !== undefined && asked < soon ? asked : soon
  const index = KEYED.find((name) => keys[name] !== undefined && keys[name] !== "open")
  if (index !== undefined) {
    const { [index]: key, ...conditions } = keys
    return { index, key, from, to, conditions, cut: false }
  }
  const floor = iso(Date.parse(to) - MOST_DAYS * DAY_MS)
  const cut = from !== undefined && from < floor
  if (from !== undefined && !cut) return { index: "month", from, to, conditions: keys, cut }
  return { index: "month", from: floor, to, conditions: keys, older: floor, cut }
}

/** One stretch of one index: everything with this key, between these moments. */
export interface AuditSpan {
  key: string
  from?: string
  to: string
}

/**
 * What a plan reads between two moments, the newest first.
 * @param to where it begins, included
 * @param until where it ends at the latest, included
 */
export function spansOf(plan: AuditPlan, to: string = plan.to, until?: string): AuditSpan[] {
  const { index, key } = plan
  const from = later(plan.from, until)
  // DynamoDB refuses a range that ends before it begins.
  if (from !== undefined && from > to) return []
  if (index !== "month") return [{ key: key ?? "", from, to }]
  return monthsBetween(from ?? plan.to, to).map((month) => ({ key: month, from, to }))
}

const later = (one: string | undefined, other: string | undefined) => ((one ?? "") > (other ?? "") ? one : other)

/** The last millisecond before a month. */
export const beforeMonth = (month: string): string => iso(Date.parse(`${month}-01T00:00:00.000Z`) - 1)

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = monthOf(to); month >= monthOf(from); month = monthOf(beforeMonth(month))) months.push(month)
  return months
}

/**
 * Whether a row keeps the conditions that its index does not see to. Of an intent it is only asked whether it could be
 * one that is open.
 */
export function matches({ index, conditions }: AuditPlan, row: StoredRow): boolean {
  const { outcome, ...keys } = conditions
  if ((Object.keys(keys) as (keyof typeof keys)[]).some((name) => row[name] !== (keys[name] ?? row[name]))) return false
  if (index === "outcome" || outcome === undefined) return true
  return outcome === "open" ? row.kind === "intent" : row.outcome === outcome
}

/** Whether a list may hold intents: not where it is about how changes ended. */
export const mayBeOpen = ({ index, conditions: { outcome } }: AuditPlan): boolean =>
  index !== "outcome" && (outcome === undefined || outcome === "open")

const iso = (time: number) => new Date(time).toISOString()
