import type { KeyRange } from "../store/store"
import { type ListQuery, makePageToken, readPageToken } from "./page-token"
import type { UserPool } from "./user-pool"

/** What Cognito calls a full page, and what a page is when nothing or 0 was asked for. */
export const PAGE_SIZE = 60

/**
 * One page of a list: the keys of a range that come after those of the page before. Costs one page, wherever it is.
 *
 * @returns the page's entries, and a token when there may be more
 * @throws CognitoError `InvalidParameterException` for a token that is not of this very query
 */
export async function listPage<V>(
  pool: UserPool,
  query: ListQuery,
  range: KeyRange,
  limit: number | undefined,
  token: string | undefined,
): Promise<{ keys: string[]; values: V[]; token?: string }> {
  const size = limit || PAGE_SIZE
  const after = readPageToken(pool, query, token)
  const found = await pool.lists.entries<V>(after === undefined ? range : { after, before: range.before }, size + 1)
  const page = found.slice(0, size)
  const last = page.at(-1)
  return {
    keys: page.map(([key]) => key),
    values: page.map(([, value]) => value),
    ...(found.length > size && last ? { token: makePageToken(pool, query, last[0]) } : {}),
  }
}
