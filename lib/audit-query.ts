import { AUDIT_OUTCOMES, type AuditOutcome } from "@/amplify/data/audit/audit-event"
import { ApiError } from "@/lib/api-error"
import type { SearchParams } from "@/lib/user-query"

export const AUDIT_PATH = "/admin/audit"
export const AUDIT_EXPORT_PATH = "/admin/audit/export"
export const AUDIT_FILE_PATH = "/admin/audit/export/file"

/** How a change ended, or `open`: nobody knows yet. */
export type AuditOutcomeFilter = AuditOutcome | "open"

export const OUTCOME_FILTERS = [...AUDIT_OUTCOMES, "open"] as const satisfies readonly AuditOutcomeFilter[]

/** The address of the audit trail, read: texts as somebody typed them. */
export interface AuditQuery {
  /** An e-mail address, a `sub`, or an actor as the trail has it. */
  actor?: string
  /** An e-mail address, a `sub`, the name of a group, or a target as the trail has it. */
  target?: string
  /** The name of an operation. */
  action?: string
  outcome?: AuditOutcomeFilter
  /** A day (`2026-11-26`, in UTC) or a moment (ISO 8601 in UTC with milliseconds); both ends are meant as well. */
  from?: string
  to?: string
  pageToken?: string
}

const FIELDS = ["actor", "target", "action", "outcome", "from", "to"] as const
/** A group's name has 128 characters at most, an e-mail address 254, a role's ARN some more. */
const MOST_CHARACTERS = 512

/**
 * Reads the address `/admin/audit?actor=…&target=…&action=…&outcome=…&from=…&to=…&page=…`.
 * @throws ApiError `InvalidInput` (`field`, `rule`), in place of a list that is not the one asked for
 */
export function readAuditQuery(params: SearchParams): AuditQuery {
  const { outcome, pageToken, ...typed } = typedAuditQuery(params)
  const tooLong = Object.entries(typed).find(([, value]) => (value ?? "").length > MOST_CHARACTERS)
  if (tooLong) throw invalid(tooLong[0], "auditFilterLength")
  if (outcome !== undefined && !isOutcome(outcome)) throw invalid("outcome", "auditOutcome")
  if (typed.action !== undefined && !/^[a-zA-Z]{1,64}$/.test(typed.action)) throw invalid("action", "auditAction")
  const query: AuditQuery = { ...typed, outcome, pageToken }
  const { from, to } = momentsOf(query)
  if (from !== undefined && to !== undefined && from > to) throw invalid("from", "auditRange")
  return query
}

/** The texts in an address, whatever they are: a form that was filled in wrongly shows them again. */
export function typedAuditQuery(params: SearchParams): Partial<Record<keyof AuditQuery, string>> {
  const text = (name: string) => [params[name]].flat()[0]?.trim() || undefined
  return { ...Object.fromEntries(FIELDS.map((name) => [name, text(name)])), pageToken: text("page") }
}

/**
 * Between which moments a query looks, both included; ISO 8601 in UTC with milliseconds, so that the texts have the order
 * of the moments.
 * @throws ApiError `InvalidInput` for a day or moment that there is not
 */
export function momentsOf({ from, to }: Pick<AuditQuery, "from" | "to">): { from?: string; to?: string } {
  return {
    ...(from !== undefined && { from: momentOf("from", from, "T00:00:00.000Z") }),
    ...(to !== undefined && { to: momentOf("to", to, "T23:59:59.999Z") }),
  }
}

/** Before there was a cloud nothing was changed in it; a year before the first one has no month in the index. */
const EARLIEST = "2000"

function momentOf(field: string, text: string, timeOfDay: string): string {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}${timeOfDay}` : text
  const time = new Date(moment)
  // Otherwise 31 February would be the 3rd of March, and the texts of far years have another order than their moments.
  const isMoment = !Number.isNaN(time.getTime()) && time.toISOString() === moment && /^\d/.test(moment)
  if (!isMoment || moment < EARLIEST) throw invalid(field, "auditMoment")
  return moment
}

/** What a query asks for in an address; what is not asked for is left out. */
export function auditSearchParams({ pageToken, ...query }: AuditQuery): URLSearchParams {
  const given = FIELDS.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]]))
  return new URLSearchParams([...given, ...(pageToken === undefined ? [] : [["page", pageToken]])])
}

/** The address of a list of changes. */
export const auditListPath = (query: AuditQuery = {}): string => withQuery(AUDIT_PATH, auditSearchParams(query))

/** The address of the page that offers the files of what a query finds. */
export const auditExportPath = (query: AuditQuery = {}): string =>
  withQuery(AUDIT_EXPORT_PATH, auditSearchParams(query))

/**
 * The address of a file of what a query finds.
 * @param end the token of the place where it ends; without one it holds as much as a file may
 */
export function auditFilePath(query: AuditQuery, format: string, end?: string | null): string {
  const params = auditSearchParams(query)
  params.set("format", format)
  if (end) params.set("end", end)
  return withQuery(AUDIT_FILE_PATH, params)
}

function withQuery(path: string, params: URLSearchParams): string {
  return params.size > 0 ? `${path}?${params}` : path
}

/** Whether a query narrows the trail down. */
export const isFiltered = (query: AuditQuery): boolean => FIELDS.some((name) => query[name] !== undefined)

const isOutcome = (text: string): text is AuditOutcomeFilter => (OUTCOME_FILTERS as readonly string[]).includes(text)

function invalid(field: string, rule: string): ApiError {
  return new ApiError("InvalidInput", { field, rule })
}
