import { AUDIT_PATH } from "@/lib/audit-query"

/** Where an event stands in the audit trail. */
export interface AuditPlace {
  chain: string
  seq: number
}

/** The address of an event's page: `2026-11#3` is written `2026-11-3`, because a browser keeps what is behind a `#`. */
export function auditEventPath({ chain, seq }: AuditPlace): string {
  return `${AUDIT_PATH}/${chain.replace("#", "-")}/${seq}`
}

/** The event that two segments of an address name, or null for segments that name none. */
export function auditPlaceOf({ chain, seq }: { chain: string; seq: string }): AuditPlace | null {
  const [, month, number] = /^(\d{4}-(?:0[1-9]|1[0-2]))-(\d|1[0-5])$/.exec(chain) ?? []
  // As long as DynamoDB's and GraphQL's whole numbers are.
  if (month === undefined || !/^[1-9]\d{0,9}$/.test(seq) || Number(seq) > 2 ** 31 - 1) return null
  return { chain: `${month}#${number}`, seq: Number(seq) }
}
