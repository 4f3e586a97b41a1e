"use client"

import { useFieldState } from "@/app/ui/form-state"

/** What a field is now, where the form was refused and what was typed is something else. */
export function NowIs({ name, value }: { name: string; value: string }) {
  const { error, value: typed } = useFieldState(name)
  if (!error || typed === value) return null
  return (
    <p className="text-xs text-muted">
      Now: <bdi className="whitespace-pre-line wrap-anywhere text-text">{value || "nothing"}</bdi>
    </p>
  )
}
