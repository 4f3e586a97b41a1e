/**
 * For how many months the audit trail is kept after the month that an event belongs to, a whole number from 1; `null`
 * keeps it for ever. What this means for the events that are there already, and for verifying, stands in
 * docs/audit-trail.md.
 */
export const AUDIT_RETENTION_MONTHS: number | null = null
