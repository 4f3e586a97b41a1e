import "server-only"
import { dataClient } from "@/lib/amplify-server"
import { callApi } from "@/lib/api"
import type { AuditPlace } from "@/lib/audit-path"
import type { AuditIndex, AuditSpan } from "@/lib/audit-plan"
import type { AuditReader, RowPage, StoredRow } from "@/lib/audit-reader"

/** How the data client answers for a list; it does not throw. */
interface ListAnswer {
  data: StoredRow[] | null
  nextToken?: string | null
  errors?: readonly unknown[] | null
}

interface Options {
  limit: number
  nextToken: string | null
  sortDirection: "DESC"
}

type Moments = { le: string } | { between: [string, string] }

const events = () => dataClient.models.AuditEvent

/** The query of each index; the others of its arguments are the same for all. */
const QUERIES: Readonly<Record<AuditIndex, (key: string, at: Moments, options: Options) => Promise<ListAnswer>>> = {
  actor: (actor, at, options) => events().auditEventsByActor({ actor, at }, options),
  target: (target, at, options) => events().auditEventsByTarget({ target, at }, options),
  action: (action, at, options) => events().auditEventsByAction({ action, at }, options),
  outcome: (outcome, at, options) => events().auditEventsByOutcome({ outcome, at }, options),
  month: (month, at, options) => events().auditEventsByMonth({ month, at }, options),
}

/** The audit trail as the signed-in person may read it. Every method throws `ApiError`. */
export const auditStore: AuditReader & { row(place: AuditPlace): Promise<StoredRow | null> } = {
  newest: (index, span, limit, nextToken) =>
    askForRows(() => QUERIES[index](span.key, momentsIn(span), { limit, nextToken, sortDirection: "DESC" })),

  behind: (chain, seq, limit) =>
    askForRows(() => events().list({ chain, seq: { gt: seq }, limit, sortDirection: "ASC" })),

  async row({ chain, seq }) {
    const { row } = await callApi(async () => {
      const { data, errors } = await events().get({ chain, seq })
      return { data: { row: data }, errors }
    })
    return row
  },
}

/** Not `limit` rows at most, but as many as one answer holds: what is left out is where `token` leads. */
function askForRows(ask: () => Promise<ListAnswer>): Promise<RowPage> {
  return callApi(async () => {
    const { data, nextToken, errors } = await ask()
    return { data: { rows: data ?? [], token: nextToken ?? null }, errors }
  })
}

const momentsIn = ({ from, to }: AuditSpan): Moments => (from === undefined ? { le: to } : { between: [from, to] })
