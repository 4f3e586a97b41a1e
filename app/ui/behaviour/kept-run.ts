import type { UserOutcome } from "@/lib/many-users"
import { keepInTab, readTab } from "./tab-storage"

const KEY = "many-users-run"

/**
 * What a run of many changes has come to so far, for whoever comes back to its page in this tab: the address says which
 * run it is. Ids and sentences only, no names and no addresses.
 */
export function keepRun(window: Window, outcomes: readonly UserOutcome[]): void {
  keepInTab(window, KEY, { of: window.location.search, outcomes })
}

/** What was kept of the run of this page; nobody, where none was interrupted. */
export function keptRun(window: Window): UserOutcome[] {
  const { of, outcomes } = (readTab(window, KEY) ?? {}) as { of?: unknown; outcomes?: unknown }
  return of === window.location.search && Array.isArray(outcomes) ? outcomes.filter(isOutcome) : []
}

/** A run that came to its end is shown by its page alone. */
export function forgetRun(window: Window): void {
  keepInTab(window, KEY, null)
}

function isOutcome(value: unknown): value is UserOutcome {
  const { userId, kind, sentence } = (value ?? {}) as Partial<Record<keyof UserOutcome, unknown>>
  const isKind = kind === "done" || kind === "failed" || kind === "unknown"
  return typeof userId === "string" && isKind && typeof sentence === "string"
}
