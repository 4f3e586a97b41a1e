import { monthOf } from "./audit-keys"
import { monthPlus } from "./months"
import { AUDIT_RETENTION_MONTHS } from "./retention-months"

/**
 * The setting, checked.
 * @throws Error for what is neither `null` nor a whole number from 1
 */
export function requireRetention(months: number | null = AUDIT_RETENTION_MONTHS): number | null {
  if (months === null || (Number.isSafeInteger(months) && months >= 1 && months <= 1_200)) return months
  throw new Error(
    `AUDIT_RETENTION_MONTHS in amplify/data/audit/retention-months.ts is ${months}: write a whole number of months from 1 to 1200, or null to keep the audit trail for ever.`,
  )
}

/**
 * When an event may be deleted: Unix time in seconds, as DynamoDB's time to live wants it; `undefined` for never.
 *
 * All events of a chain go at one moment, the last as well as the first. So a chain that is not due has to be there from
 * its first event to its last, and what is missing of it was removed; an event by event expiry could not be told from that.
 * @param chain its name begins with its month
 */
export function expiresAt(chain: string, months: number | null = AUDIT_RETENTION_MONTHS): number | undefined {
  const kept = requireRetention(months)
  if (kept === null) return undefined
  return Date.parse(`${monthPlus(monthOf(chain), 1 + kept)}-01T00:00:00Z`) / 1_000
}

/**
 * The first month of which nothing may be missing; of what is older, DynamoDB deletes some time within days, in any order.
 * @param now Unix time in milliseconds
 * @returns `undefined` where everything is kept
 */
export function firstKeptMonth(now: number, months: number | null = AUDIT_RETENTION_MONTHS): string | undefined {
  const kept = requireRetention(months)
  return kept === null ? undefined : monthPlus(monthOf(new Date(now).toISOString()), -kept)
}
