import type { UserOutcome } from "@/lib/many-users"
import { keepInTab, readTab } from "./tab-storage"

const KEY = "many-users-run"

/** Whoever asks for the same later means it anew: to sign the same people out again, for example. */
const KEPT_MS = 10 * 60_000

/**
 * What a run of many changes has come to so far, for whoever comes back to its page in this tab: the address says which
 * run it is. Ids and sentences only, no names and no addresses.
 */
export function keepRun(window: Window, outcomes: readonly UserOutcome[]): void {
  keepInTab(window, KEY, { of: window.location.search, at: Date.now(), outcomes })
}

/** What was kept of the run of this page; nobody, where none was interrupted within the last minutes. */
export function keptRun(window: Window): UserOutcome[] {
  const kept = (readTab(window, KEY) ?? {}) as { of?: unknown; at?: unknown; outcomes?: unknown }
  const { of, at, outcomes } = kept
  const isMeant = of === window.location.search && typeof at === "number" && Date.now() - at < KEPT_MS
  return isMeant && Array.isArray(outcomes) ? outcomes.filter(isOutcome) : []
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
