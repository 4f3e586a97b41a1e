import type { AuditRow } from "./audit-event"

/** How long one use of the trail may take; a function has 15 seconds for two events and the change between them. */
export const PATIENCE_MS = 4_000

/** How many rows `after` gives at most. */
export const PAGE_SIZE = 100

/** Some refused events, by what was tried, and where it goes on; `null`: these were the last. */
export interface RefusalPage {
  actions: string[]
  token: string | null
}

/**
 * Where the rows are kept. Reads may lag behind writes, as DynamoDB's do, but never skip: whoever sees a row sees all
 * before it in its chain. Every method throws `AuditStoreError` when the store does not answer.
 */
export interface AuditStore {
  /** The newest rows of a chain, the newest first. */
  newest(chain: string, limit: number): Promise<AuditRow[]>
  /** Up to `PAGE_SIZE` rows of a chain behind `seq`, the oldest first; fewer do not mean that there are no more. */
  after(chain: string, seq: number): Promise<AuditRow[]>
  /**
   * What an actor was refused since a moment (ISO 8601), the newest first, page by page. Through an index, which may lack
   * what was written a moment ago.
   */
  refusals(actor: string, since: string, token: string | null): Promise<RefusalPage>
  /** Writes a row where there is none; `taken` where there is one, be it the same. */
  create(row: AuditRow): Promise<"created" | "taken">
}

/**
 * The store did not do what it was asked, or its answer was lost: a row may have been written all the same.
 */
export class AuditStoreError extends Error {
  /** Whether asking again is of no use: the store refuses, or what it holds is no row. */
  readonly permanent: boolean

  /** @param cause the name of what went wrong, without any value */
  constructor(cause: string, { permanent = false }: { permanent?: boolean } = {}) {
    super(`The audit trail did not answer: ${cause}.`)
    this.name = "AuditStoreError"
    this.permanent = permanent
  }
}
