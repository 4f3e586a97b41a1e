import type { Notice } from "@/lib/notices"
import type { Changed } from "@/lib/recent-change"

/** Where a form leads after its change was done. */
export interface Landing {
  /** A path of this console, without a query. */
  path: string
  /** What is said there; nothing, where the form's own answer says it. */
  notice?: Notice
  /** What the lists do not know yet. */
  changed?: Changed
  /** The form's own answer comes first, because it is shown once; it has the way to the path. */
  answerFirst?: boolean
}

/** An address as it is. Nothing is remembered there: no list shows what was done, and perhaps nobody is signed in. */
export interface Departure {
  address: string
}

/** The parameter that says which change has just been done: its notice is shown once, then the browser drops it. */
export const DONE_PARAMETER = "done"

/** The address of a landing. */
export function landingPath(path: string, requestId: string): string {
  return `${path}?${DONE_PARAMETER}=${requestId}`
}
