import { setTimeout } from "node:timers/promises"
import * as z from "zod"
import { AuditStoreError } from "../amplify/data/audit/audit-store"
import type { SignedGraphql } from "../amplify/data/audit/signed-graphql"
import type { ChainRows } from "../amplify/data/audit/verify"

const FIELDS = "chain seq requestId kind at month actor target action outcome version record hash"

const CHAINS = `query ($limit: Int!, $nextToken: String) {
  listAuditEvents(limit: $limit, nextToken: $nextToken) { items { chain } nextToken }
}`
const ROWS = `query ($chain: String!, $limit: Int!, $nextToken: String) {
  listAuditEvents(chain: $chain, sortDirection: ASC, limit: $limit, nextToken: $nextToken) { items { ${FIELDS} } nextToken }
}`

const pageSchema = z.object({
  listAuditEvents: z.object({ items: z.array(z.unknown()), nextToken: z.string().nullish() }),
})

/**
 * A row without a field that every row has is `null` in the answer, with an error beside it of which AppSync gives no
 * type. It is a finding and no failure.
 */
const ROW_IS_BROKEN = ["ValidationError"]

/**
 * Every chain that is in the table, also one that nobody would look for, with its rows as they are, a page at a time.
 * @throws AuditStoreError when the API does not answer
 */
export async function* chainsIn(graphql: SignedGraphql): AsyncGenerator<ChainRows> {
  const chains = new Set<string>()
  for await (const item of items(graphql, CHAINS, { limit: 1_000 })) {
    const { chain } = (item ?? {}) as { chain?: unknown }
    if (typeof chain === "string") chains.add(chain)
  }
  for (const chain of [...chains].sort()) yield { chain, rows: items(graphql, ROWS, { chain, limit: 250 }) }
}

const TRIES = 6

/** Asks again, after a wait that doubles: a whole trail is many pages, and one of them may be throttled. */
export function patient(
  graphql: SignedGraphql,
  wait: (milliseconds: number) => Promise<unknown> = setTimeout,
): SignedGraphql {
  return async (...call) => {
    for (let tries = 1; ; tries++) {
      try {
        return await graphql(...call)
      } catch (error) {
        if (!(error instanceof AuditStoreError) || error.permanent || tries === TRIES) throw error
        await wait(250 * 2 ** tries)
      }
    }
  }
}

async function* items(
  graphql: SignedGraphql,
  query: string,
  variables: Record<string, unknown>,
): AsyncGenerator<unknown> {
  let nextToken: string | null | undefined
  do {
    const { data } = await graphql(query, { ...variables, nextToken }, ROW_IS_BROKEN)
    const page = pageSchema.parse(data).listAuditEvents
    yield* page.items
    nextToken = page.nextToken
  } while (nextToken)
}
