import { createHash } from "node:crypto"
import { z } from "zod"
import { invalidParameter } from "../errors"
import type { UserPool } from "./user-pool"

const contents = z.object({ query: z.string(), after: z.string() })

/** The query a page token belongs to: a token is only good for the very same question. */
export type ListQuery = { operation: string } & Record<string, unknown>

/** @param after key of the last entry that was looked at */
export function makePageToken(pool: UserPool, query: ListQuery, after: string): string {
  return pool.sealer.seal("page", { query: fingerprint(query), after })
}

/**
 * The key after which the next page begins.
 *
 * @throws CognitoError `InvalidParameterException` for a token that is damaged, another pool's or another query's
 */
export function readPageToken(pool: UserPool, query: ListQuery, token: string | undefined): string | undefined {
  if (token === undefined) return undefined
  const opened = contents.safeParse(pool.sealer.open("page", token))
  if (!opened.success || opened.data.query !== fingerprint(query)) throw invalidParameter("Invalid pagination token.")
  return opened.data.after
}

const fingerprint = (query: ListQuery) => createHash("sha256").update(JSON.stringify(query)).digest("base64url")
