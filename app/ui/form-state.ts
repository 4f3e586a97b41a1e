"use client"

import { createContext, useContext } from "react"
import type { ActionResult } from "@/lib/action-result"

/** What the enclosing form's last submission came to; fields read their own error and kept value from it. */
export const FormState = createContext<ActionResult<unknown>>({ status: "idle" })

/** The error and the kept value of one field of the enclosing form. */
export function useFieldState(name: string): { error: string | undefined; value: string | undefined } {
  const state = useContext(FormState)
  if (state.status !== "failed") return { error: undefined, value: undefined }
  return { error: state.fieldErrors?.[name]?.[0], value: state.values?.[name] }
}
