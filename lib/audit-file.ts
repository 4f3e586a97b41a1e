import { stringify } from "csv-stringify/sync"
import type { AuditChange } from "@/lib/audit-change"

/** The forms that an export has: for a spreadsheet, and for a program. */
export const FILE_FORMATS = {
  csv: { name: "CSV", type: "text/csv; charset=utf-8", extension: "csv", write: toCsv },
  jsonl: { name: "JSON Lines", type: "application/jsonl; charset=utf-8", extension: "jsonl", write: toJsonLines },
} as const

export type FileFormat = keyof typeof FILE_FORMATS

export const isFileFormat = (text: unknown): text is FileFormat =>
  typeof text === "string" && Object.hasOwn(FILE_FORMATS, text)

type Cell = (change: AuditChange) => string | number | null

const ended = ({ record }: AuditChange) => (record?.kind === "outcome" ? record : null)
const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))

/** The columns of a CSV file, in this order; a new one goes to the end, because people count columns. */
const COLUMNS: Readonly<Record<string, Cell>> = {
  at: ({ at }) => at,
  actor: ({ actor }) => actor,
  role: ({ record }) => record?.role ?? null,
  action: ({ action }) => action,
  target: ({ target }) => target,
  outcome: ({ outcome }) => outcome,
  code: (change) => ended(change)?.code ?? null,
  reason: ({ record }) => record?.reason ?? null,
  arguments: ({ record }) => json(record?.arguments),
  before: ({ record }) => json(record?.before),
  after: (change) => json(ended(change)?.after),
  requestId: ({ requestId }) => requestId,
  sourceAddress: ({ record }) => record?.sourceAddress ?? null,
  claimedAddress: ({ record }) => record?.claimedAddress ?? null,
  claimedUserAgent: ({ record }) => record?.claimedUserAgent ?? null,
  closedBy: (change) => ended(change)?.closedBy ?? null,
  chain: ({ chain }) => chain,
  seq: ({ seq }) => seq,
  hash: ({ hash }) => hash,
  intact: ({ intact }) => (intact ? "yes" : "no"),
}

/**
 * A part of a CSV file (RFC 4180: CRLF, every cell in quotes), the first with its header. It begins with a byte order
 * mark, without which spreadsheets misread every letter beyond ASCII. A cell that a spreadsheet would execute gets an
 * apostrophe before it: whoever can name a group could run formulas on an auditor's machine otherwise.
 */
function toCsv(changes: readonly AuditChange[], isFirst: boolean): string {
  const rows = changes.map((change) => Object.values(COLUMNS).map((cell) => cell(change)))
  return stringify([...(isFirst ? [Object.keys(COLUMNS)] : []), ...rows], {
    bom: isFirst,
    quoted: true,
    quoted_empty: true,
    record_delimiter: "\r\n",
    escape_formulas: true,
  })
}

/**
 * Lines of JSON, one a change. `record` is the very text that was hashed, so that `hash` can be checked with any tool; a
 * text in quotes where it is no JSON any more.
 */
function toJsonLines(changes: readonly AuditChange[]): string {
  return changes
    .map(({ hash, intact, outcome, text, record }) => {
      const head = JSON.stringify({ hash, intact, outcome }).slice(0, -1)
      return `${head},"record":${record === null ? JSON.stringify(text) : text}}\n`
    })
    .join("")
}

/**
 * What a file is called: the moments of its newest and its oldest change, and whether more follow. Only characters that
 * every system takes.
 */
export function fileName(changes: readonly Pick<AuditChange, "at">[], more: boolean, format: FileFormat): string {
  const moment = (at: string) => at.replace(/\.\d+Z$/, "Z").replace(/[^0-9TZ]/g, "")
  const [newest, oldest] = [changes[0], changes.at(-1)]
  const span = newest && oldest ? `${moment(newest.at)}-${moment(oldest.at)}` : "nothing"
  return `audit-${span}${more ? "-more-follow" : ""}.${FILE_FORMATS[format].extension}`
}
