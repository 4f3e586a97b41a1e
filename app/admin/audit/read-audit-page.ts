import "server-only"
import { type Outcome, outcomeOf } from "@/lib/api"
import type { AuditPage } from "@/lib/audit-events"
import { resolveAuditQuery } from "@/lib/audit-people"
import type { AuditFilter } from "@/lib/audit-plan"
import { type AuditQuery, readAuditQuery, typedAuditQuery } from "@/lib/audit-query"
import type { SearchParams } from "@/lib/user-query"
import { errorSentence } from "@/lib/words"

/** What an address of the audit trail asks for, and what came of it. */
export interface AuditReading {
  /** As it was typed, right or wrong. */
  typed: ReturnType<typeof typedAuditQuery>
  /** What is asked for; nothing where the address makes no sense. */
  query?: AuditQuery
  /** Nothing where the address makes no sense: a list of something else would pass for an answer. */
  page?: Outcome<AuditPage>
  /** What is wrong with the address, or that the list begins anew. */
  notice?: string
}

/**
 * Reads what an address asks for.
 * @param list gives a page of changes; a place in the list that no longer serves gets the first page
 */
export async function readAuditPage(
  params: SearchParams,
  list: (filter: AuditFilter, pageToken?: string) => Promise<AuditPage>,
): Promise<AuditReading> {
  const typed = typedAuditQuery(params)
  const asked = await outcomeOf(askedFor(params))
  if (!asked.ok) {
    const { code, parameters } = asked.error
    return code === "InvalidInput" ? { typed, notice: errorSentence(code, parameters) } : { typed, page: asked }
  }
  const { query, filter } = asked.data
  const page = await outcomeOf(list(filter, query.pageToken))
  if (page.ok || page.error.code !== "InvalidPageToken") return { typed, query, page }
  const first = { ...query, pageToken: undefined }
  return { typed, query: first, page: await outcomeOf(list(filter)), notice: errorSentence("InvalidPageToken") }
}

async function askedFor(params: SearchParams): Promise<{ query: AuditQuery; filter: AuditFilter }> {
  const query = readAuditQuery(params)
  return { query, filter: await resolveAuditQuery(query) }
}
