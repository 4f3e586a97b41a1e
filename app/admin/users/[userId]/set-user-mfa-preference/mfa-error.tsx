"use client"

import { useFieldState } from "@/app/ui/form-state"

/** What is wrong with the choice as a whole. */
export function MfaError() {
  const { error } = useFieldState("preferred")
  return (
    <p role="alert" className="text-xs text-bad empty:hidden">
      {error}
    </p>
  )
}
