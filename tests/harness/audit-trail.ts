import { expect } from "vitest"
import { createAppsyncAuditStore } from "../../amplify/data/audit/appsync-audit-store"
import { type AuditRecord, readRecord } from "../../amplify/data/audit/audit-event"
import { chainsOf, monthOf } from "../../amplify/data/audit/audit-keys"
import { signedGraphqlWith } from "../../amplify/data/audit/signed-graphql"
import { verify } from "../../amplify/data/audit/verify"
import type { LocalState } from "../../local/backend"

/**
 * What the audit trail of a backend says, in the order of its events; fails where something in it is not as it was
 * written. It looks at this month and at that of a minute ago, in case one has just ended.
 */
export async function auditTrail(state: LocalState): Promise<AuditRecord[]> {
  const { graphqlEndpoint: endpoint, region, owner: credentials } = state
  const store = createAppsyncAuditStore(signedGraphqlWith(() => ({ endpoint, region, credentials })))
  const months = new Set([Date.now() - 60_000, Date.now()].map((time) => monthOf(new Date(time).toISOString())))
  const read = async (chain: string) => ({ chain, rows: await store.after(chain, 0) })
  const chains = await Promise.all([...months].flatMap(chainsOf).map(read))
  for await (const finding of verify(chains, [])) expect(finding).toBeUndefined()
  const records = chains.flatMap(({ rows }) => rows).map(readRecord)
  return records.sort((one, other) => one.at.localeCompare(other.at) || one.seq - other.seq)
}
