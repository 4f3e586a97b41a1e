import { expect } from "vitest"
import { createAppsyncAuditStore } from "../../amplify/data/audit/appsync-audit-store"
import {
  type AuditRecord,
  type AuditRow,
  hashOf,
  keysOf,
  NO_PREVIOUS,
  readRecord,
} from "../../amplify/data/audit/audit-event"
import { chainsOf, monthOf } from "../../amplify/data/audit/audit-keys"
import { signedGraphqlWith } from "../../amplify/data/audit/signed-graphql"
import type { LocalState } from "../../local/backend"

/**
 * What the audit trail of a backend says, in the order of its events; fails where a chain does not hold together. It
 * looks at this month and at that of a minute ago, in case one has just ended.
 */
export async function auditTrail(state: LocalState): Promise<AuditRecord[]> {
  const { graphqlEndpoint: endpoint, region, owner: credentials } = state
  const store = createAppsyncAuditStore(signedGraphqlWith(() => ({ endpoint, region, credentials })))
  const months = new Set([Date.now() - 60_000, Date.now()].map((time) => monthOf(new Date(time).toISOString())))
  const chains = await Promise.all([...months].flatMap(chainsOf).map((chain) => store.after(chain, 0)))
  for (const rows of chains) expectWhole(rows)
  const records = chains.flat().map(readRecord)
  return records.sort((one, other) => one.at.localeCompare(other.at) || one.seq - other.seq)
}

function expectWhole(rows: readonly AuditRow[]): void {
  let previous = NO_PREVIOUS
  for (const [index, { record, hash, ...keys }] of rows.entries()) {
    expect(hashOf(record)).toBe(hash)
    const read = readRecord({ record })
    expect(read).toMatchObject({ seq: index + 1, previous })
    expect(keysOf(read)).toEqual(keys)
    previous = hash
  }
}
