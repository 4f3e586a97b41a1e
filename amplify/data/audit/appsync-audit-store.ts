import * as z from "zod"
import { type AuditRow, readRow } from "./audit-event"
import { type AuditStore, AuditStoreError, PAGE_SIZE } from "./audit-store"
import { expiresAt } from "./retention"
import { AUDIT_RETENTION_MONTHS } from "./retention-months"
import { type SignedGraphql, signedGraphql } from "./signed-graphql"

const FIELDS = "chain seq requestId kind at month actor target action outcome version record hash"

const NEWEST = `query ($chain: String!, $limit: Int!) {
  listAuditEvents(chain: $chain, sortDirection: DESC, limit: $limit) { items { ${FIELDS} } }
}`
const AFTER = `query ($chain: String!, $seq: Int!, $limit: Int!) {
  listAuditEvents(chain: $chain, seq: { gt: $seq }, sortDirection: ASC, limit: $limit) { items { ${FIELDS} } }
}`
const REFUSALS = `query ($actor: String!, $since: String!, $limit: Int!, $token: String) {
  auditEventsByActor(
    actor: $actor, at: { ge: $since }, filter: { outcome: { eq: "refused" } }
    sortDirection: DESC, limit: $limit, nextToken: $token
  ) { items { action } nextToken }
}`
const CREATE = "mutation ($input: CreateAuditEventInput!) { createAuditEvent(input: $input) { seq } }"

/** Events of an actor that one look for refusals goes through, whatever became of them. */
const LOOKED_THROUGH = 500

/** What the resolver of `createAuditEvent` says where the keys are taken. */
const CONDITION_FAILED = "DynamoDB:ConditionalCheckFailedException"

const listSchema = z.object({ listAuditEvents: z.object({ items: z.array(z.unknown()) }) })
const refusalsSchema = z.object({
  auditEventsByActor: z.object({
    items: z.array(z.object({ action: z.string() })),
    nextToken: z.string().nullable(),
  }),
})
const createdSchema = z.object({ createAuditEvent: z.object({ seq: z.int() }) })

/**
 * The audit trail behind an API with the model `AuditEvent`. Its resolvers can create and read, and nothing else.
 * @param retentionMonths how long a new row is kept
 */
export function createAppsyncAuditStore(graphql: SignedGraphql, retentionMonths = AUDIT_RETENTION_MONTHS): AuditStore {
  const list = async (query: string, variables: Record<string, unknown>) =>
    rowsOf((await graphql(query, variables)).data)
  return {
    newest: (chain, limit) => list(NEWEST, { chain, limit }),
    after: (chain, seq) => list(AFTER, { chain, seq, limit: PAGE_SIZE }),
    async refusals(actor, since, token) {
      const { data } = await graphql(REFUSALS, { actor, since, limit: LOOKED_THROUGH, token })
      const answer = refusalsSchema.safeParse(data)
      if (!answer.success) throw new AuditStoreError("an answer that is none", { permanent: true })
      const { items, nextToken } = answer.data.auditEventsByActor
      return { actions: items.map(({ action }) => action), token: nextToken }
    },
    async create({ outcome, ...row }) {
      // An index cannot hold a null: an intent has no such attribute.
      const content = outcome === null ? row : { ...row, outcome }
      // DynamoDB's to act on, and no one's to read: the row is the same without it.
      const expiry = expiresAt(row.chain, retentionMonths)
      const input = expiry === undefined ? content : { ...content, expiresAt: expiry }
      const { data, errorType } = await graphql(CREATE, { input }, [CONDITION_FAILED])
      if (errorType === CONDITION_FAILED) return "taken"
      if (!createdSchema.safeParse(data).success) throw new AuditStoreError("an answer that is none")
      return "created"
    },
  }
}

/** The audit trail of the backend that this runs in. */
export const appsyncAuditStore: AuditStore = createAppsyncAuditStore(signedGraphql)

/** What is in the store and is no row is not gone on from: whoever put it there, it needs to be looked at. */
function rowsOf(data: unknown): AuditRow[] {
  try {
    return listSchema.parse(data).listAuditEvents.items.map(readRow)
  } catch (error) {
    if (error instanceof z.ZodError) throw new AuditStoreError("a row that is none", { permanent: true })
    throw error
  }
}
