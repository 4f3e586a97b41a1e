"use client"

import { looksTheSame } from "@/lib/attribute-input"
import { useFieldState } from "./form-state"

/**
 * What a field holds: what was typed, or else what it is about is now. A field that was left as the form showed it
 * follows what somebody else has changed since: kept, the next try would take that back.
 * @param now what the page says that it is
 * @param shownAs its name in the form's hidden field `shown`, the JSON of what the form showed; a form may have none
 */
export function useFollowingValue(name: string, now: string, shownAs: string = name): string {
  const { value: typed } = useFieldState(name)
  const { value: shown } = useFieldState("shown")
  if (typed === undefined) return now
  const before = shown === undefined ? undefined : shownValue(shown, shownAs)
  return before !== undefined && looksTheSame(typed, before) ? now : typed
}

function shownValue(shown: string, name: string): string | undefined {
  try {
    const values: unknown = JSON.parse(shown)
    const known = typeof values === "object" && values !== null && Object.hasOwn(values, name)
    return known ? String((values as Record<string, unknown>)[name] ?? "") : undefined
  } catch {
    return undefined
  }
}
