import type { Metadata } from "next"
import { Failure } from "@/app/ui/failure"
import { Notice } from "@/app/ui/notice"
import { PageHead } from "@/app/ui/page-head"
import { auditRefusal } from "@/lib/audit-access"
import { type AuditPage, listChanges } from "@/lib/audit-events"
import { isAboutGroup, isGroupWord } from "@/lib/audit-people"
import { MOST_DAYS } from "@/lib/audit-plan"
import {
  AUDIT_PATH,
  type AuditQuery,
  auditExportPath,
  auditListPath,
  isFiltered,
  OUTCOME_FILTERS,
} from "@/lib/audit-query"
import { ACTION_LABELS, AUDIT, OUTCOMES } from "@/lib/audit-words"
import { requireRole } from "@/lib/session"
import type { SearchParams } from "@/lib/user-query"
import { AuditFilterBar } from "./audit-filter-bar"
import { toAuditLines } from "./audit-line"
import { AuditList } from "./audit-list"
import { AuditRefused } from "./audit-refused"
import { readAuditPage } from "./read-audit-page"

export const metadata: Metadata = { title: "Audit" }

export default async function AuditTrailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const refusal = auditRefusal(await requireRole())
  if (refusal !== null) return <AuditRefused reason={refusal} />
  const { typed, query = {}, page, notice } = await readAuditPage(await searchParams, listChanges)
  const notices = [notice, page?.ok && page.data.cut ? AUDIT.cut(MOST_DAYS) : undefined].filter(isText)
  return (
    <>
      <PageHead title="Audit" />
      <AuditFilterBar
        action={AUDIT_PATH}
        typed={typed}
        actions={ACTION_LABELS}
        outcomes={OUTCOME_FILTERS.map((outcome) => [outcome, OUTCOMES[outcome].word])}
        all={page === undefined || isFiltered(query) ? AUDIT_PATH : undefined}
      />
      <div className="grid grid-cols-1 gap-4">
        {notices.length > 0 && (
          <div role="status" className="grid gap-2 px-4 md:px-6">
            {notices.map((sentence) => (
              <Notice key={sentence} tone="warning">
                {sentence}
              </Notice>
            ))}
          </div>
        )}
        {page?.ok && <Changes query={query} page={page.data} />}
        {page && !page.ok && (
          <div className="px-4 md:px-6">
            <Failure what={AUDIT.unread} error={page.error} retry={auditListPath(query)} />
          </div>
        )}
      </div>
    </>
  )
}

async function Changes({ query, page }: { query: AuditQuery; page: AuditPage }) {
  const { changes, pageToken, lookedUntil, older } = page
  const filtered = isFiltered(query)
  return (
    <>
      {changes.length > 0 && isAboutGroup(query.target ?? "") && (
        <div className="px-4 md:px-6">
          <Notice tone="info">{AUDIT.groupTarget}</Notice>
        </div>
      )}
      <AuditList
        lines={await toAuditLines(changes)}
        empty={emptySentence(query, page)}
        lookedUntil={lookedUntil ?? (pageToken === null ? older : undefined)}
        links={{
          all: filtered ? AUDIT_PATH : undefined,
          first: query.pageToken === undefined ? undefined : auditListPath({ ...query, pageToken: undefined }),
          next: pageToken === null ? undefined : auditListPath({ ...query, pageToken }),
          older: pageToken === null && older ? auditListPath({ ...query, pageToken: undefined, to: older }) : undefined,
          files: changes.length > 0 ? auditExportPath({ ...query, pageToken: undefined }) : undefined,
        }}
      />
    </>
  )
}

function emptySentence(query: AuditQuery, { pageToken }: AuditPage): string {
  if (pageToken !== null) return AUDIT.emptySoFar
  if (query.pageToken !== undefined) return AUDIT.end
  const { target = "" } = query
  if (isGroupWord(target)) return AUDIT.emptyGroup(target)
  return isFiltered(query) ? AUDIT.emptyFilter : AUDIT.emptyTrail
}

const isText = (text: string | undefined): text is string => text !== undefined
