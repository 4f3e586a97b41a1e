import * as z from "zod"
import { AdminError } from "@/amplify/data/admin-error"
import { decodePageToken, encodePageToken } from "@/amplify/data/page-token"
import { ApiError } from "@/lib/api-error"
import type { AuditFilter } from "@/lib/audit-plan"

/**
 * How far a list has been read: everything newer than `at` is behind, and of that millisecond what `seen` names. A place
 * in the list rather than the store's own token: it stays good while new events arrive, and it can be anywhere in an
 * answer of the store.
 */
export interface AuditCursor {
  at: string
  /** As `placeOf` names rows. */
  seen: string[]
}

const cursorSchema = z.strictObject({
  at: z.iso.datetime({ precision: 3 }),
  seen: z.array(z.string().max(32)).max(500),
})

/** The token of a place in the list that a filter gives; `null` for the end. */
export function encodeAuditCursor(filter: AuditFilter, cursor: AuditCursor | null): string | null {
  return encodePageToken(queryOf(filter), cursor ? JSON.stringify(cursor) : undefined) ?? null
}

/**
 * The place that a token names.
 * @throws ApiError `InvalidPageToken` for anything that is not a token of exactly this filter
 */
export function decodeAuditCursor(filter: AuditFilter, pageToken: string | undefined): AuditCursor | undefined {
  const text = decoded(filter, pageToken)
  if (text === undefined) return undefined
  const cursor = cursorSchema.safeParse(parsed(text))
  if (!cursor.success) throw new ApiError("InvalidPageToken")
  return cursor.data
}

function decoded(filter: AuditFilter, pageToken: string | undefined): string | undefined {
  try {
    return decodePageToken(queryOf(filter), pageToken)
  } catch (error) {
    throw error instanceof AdminError ? new ApiError("InvalidPageToken") : error
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Everything that decides what the list holds. */
function queryOf({ actor, target, action, outcome, from, to }: AuditFilter): unknown[] {
  return ["audit", actor, target, action, outcome, from, to].map((value) => value ?? null)
}
