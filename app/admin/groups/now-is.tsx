"use client"

import { useFollowingValue } from "@/app/ui/following-value"
import { useFieldState } from "@/app/ui/form-state"

/** What a field is now, where the form was refused and what it holds is something else. */
export function NowIs({ name, value }: { name: string; value: string }) {
  const { error } = useFieldState(name)
  const held = useFollowingValue(name, value)
  if (!error || held === value) return null
  return (
    <p className="text-xs text-muted">
      Now: <bdi className="whitespace-pre-line wrap-anywhere text-text">{value || "nothing"}</bdi>
    </p>
  )
}
