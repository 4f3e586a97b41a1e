"use client"

import { createContext, useContext } from "react"
import type { ActionResult } from "@/lib/action-result"

/** What the enclosing form's last submission came to; fields read their own error and kept value from it. */
export const FormState = createContext<ActionResult<unknown>>({ status: "idle" })

/** Whether a checkbox of the enclosing form is ticked: as it was sent after a failure, in which one that was not is absent. */
export function useIsTicked(): (name: string, initial: boolean) => boolean {
  const state = useContext(FormState)
  const values = state.status === "failed" ? state.values : undefined
  return (name, initial) => (values ? values[name] === "on" : initial)
}

/** The error and the kept value of one field of the enclosing form. */
export function useFieldState(name: string): { error: string | undefined; value: string | undefined } {
  const state = useContext(FormState)
  if (state.status !== "failed") return { error: undefined, value: undefined }
  return { error: state.fieldErrors?.[name]?.[0], value: state.values?.[name] }
}
