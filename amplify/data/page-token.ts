import { createHash } from "node:crypto"
import * as z from "zod"
import { AdminError } from "./admin-error"

/**
 * A page token is base64url of `{ v, q, t }`: the version, a hash of the query it continues, and Cognito's own token.
 *
 * Cognito takes a token only with the parameters of the call that gave it. The hash lets us say so clearly instead of
 * passing on whatever Cognito makes of a token that belongs to another list.
 */
const tokenSchema = z.strictObject({ v: z.literal(1), q: z.string(), t: z.string().min(1) })

const hashOf = (query: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(query)).digest("base64url").slice(0, 16)

/** Wraps Cognito's token for the next page of `query`; `undefined` when there is no next page. */
export function encodePageToken(query: readonly unknown[], cognitoToken: string | undefined): string | undefined {
  if (cognitoToken === undefined) return undefined
  return Buffer.from(JSON.stringify({ v: 1, q: hashOf(query), t: cognitoToken })).toString("base64url")
}

/**
 * Cognito's token for `query`, or `undefined` for the first page.
 * @throws AdminError `InvalidPageToken` for anything that is not a token of exactly this query.
 */
export function decodePageToken(query: readonly unknown[], pageToken: string | null | undefined): string | undefined {
  if (pageToken === null || pageToken === undefined) return undefined
  const token = tokenSchema.safeParse(parse(pageToken))
  if (!token.success || token.data.q !== hashOf(query)) throw new AdminError("InvalidPageToken")
  return token.data.t
}

function parse(pageToken: string): unknown {
  try {
    return JSON.parse(Buffer.from(pageToken, "base64url").toString())
  } catch {
    return undefined
  }
}
