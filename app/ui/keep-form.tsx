"use client"

import type { ReactNode } from "react"
import type { ActionResult } from "@/lib/action-result"
import { FormState } from "./form-state"

/** Around a form that was filled in before its reader had to leave the page: it starts with what was kept of it. */
export function KeepForm({ state, children }: { state: ActionResult<unknown>; children: ReactNode }) {
  return <FormState value={state}>{children}</FormState>
}
