import type { Metadata } from "next"
import { buttonClass } from "@/app/ui/button-class"
import { Failure } from "@/app/ui/failure"
import { Notice } from "@/app/ui/notice"
import { PageHead } from "@/app/ui/page-head"
import { Time } from "@/app/ui/time"
import { auditRefusal } from "@/lib/audit-access"
import { type AuditPage, changesForFile } from "@/lib/audit-events"
import { FILE_FORMATS } from "@/lib/audit-file"
import { MOST_DAYS } from "@/lib/audit-plan"
import { type AuditQuery, auditExportPath, auditFilePath, auditListPath } from "@/lib/audit-query"
import { AUDIT, EXPORT } from "@/lib/audit-words"
import { requireRole } from "@/lib/session"
import type { SearchParams } from "@/lib/user-query"
import { AuditRefused } from "../audit-refused"
import { readAuditPage } from "../read-audit-page"

export const metadata: Metadata = { title: "Export" }

/** What one file of the audit trail would hold, in which forms it can be had, and where the next one begins. */
export default async function AuditExportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const refusal = auditRefusal(await requireRole())
  if (refusal !== null) return <AuditRefused reason={refusal} />
  const { query, page, notice } = await readAuditPage(await searchParams, changesForFile)
  const { pageToken: _, ...list } = query ?? {}
  const notices = [notice, page?.ok && page.data.cut ? AUDIT.cut(MOST_DAYS) : undefined]
  return (
    <div className="max-w-4xl">
      <PageHead title="Export" above={{ href: auditListPath(list), label: "Audit" }} />
      <div className="grid grid-cols-1 gap-4 px-4 md:px-6">
        {notices.map(
          (sentence) =>
            sentence && (
              <div key={sentence} role="status">
                <Notice tone="warning">{sentence}</Notice>
              </div>
            ),
        )}
        {query && page?.ok && <File query={query} page={page.data} />}
        {page && !page.ok && (
          <Failure what={AUDIT.unread} error={page.error} retry={query ? auditExportPath(query) : auditExportPath()} />
        )}
      </div>
    </div>
  )
}

function File({ query, page: { changes, pageToken, older } }: { query: AuditQuery; page: AuditPage }) {
  const [newest, oldest] = [changes[0], changes.at(-1)]
  const next = pageToken ? { ...query, pageToken } : older && { ...query, pageToken: undefined, to: older }
  return (
    <div className="grid gap-4" data-rows="">
      {newest && oldest ? (
        <>
          <p>
            {EXPORT.holds(changes.length)} <Time iso={oldest.at} precision="second" /> –{" "}
            <Time iso={newest.at} precision="second" />.
          </p>
          <ul className="flex flex-wrap gap-2">
            {Object.entries(FILE_FORMATS).map(([format, { name }]) => (
              <li key={format}>
                <a href={auditFilePath(query, format, pageToken)} data-file="" className={buttonClass("primary")}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{EXPORT.nothing}</p>
      )}
      {next && (
        <p>
          {pageToken ? EXPORT.more : EXPORT.older}{" "}
          <a href={auditExportPath(next)} rel="next" className="font-medium text-accent hover:underline">
            {pageToken ? "Next file" : "Look further back"}
          </a>
        </p>
      )}
      <p className="max-w-prose text-muted">{EXPORT.forms}</p>
      <p className="max-w-prose text-muted">{EXPORT.scripts}</p>
    </div>
  )
}
