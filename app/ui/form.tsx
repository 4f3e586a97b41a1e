"use client"

import { type ReactNode, useContext, useEffect } from "react"
import type { FormAction } from "@/lib/action-result"
import { useFormAction } from "./form-action"
import { FormFailure } from "./form-failure"
import { FormState } from "./form-state"
import { RequestId } from "./request-id"

type Props = {
  action: FormAction<unknown>
  /** Made where the form is rendered on the server; it names this submission in every log. */
  requestId: string
  /** What the form is for, for assistive technology, where no heading names it. */
  label?: string
  className?: string
  children: ReactNode
}

/**
 * A form that submits to a server action and shows its failure above the fields; each `Field` inside shows its own.
 * Works without JavaScript: the page that answers the post is rendered with the result.
 */
export function Form({ action, requestId, label, className = "grid grid-cols-1 gap-4", children }: Props) {
  const [state, submit] = useFormAction(action, useContext(FormState))
  // One goes on at the first field that is wrong, and not at the button.
  useEffect(() => {
    if (state.status === "failed") document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }, [state])
  return (
    <FormState value={state}>
      <form action={submit} aria-label={label} className={className}>
        <RequestId value={requestId} result={state} isLost={state.status === "failed" && !state.requestId} />
        <div role="alert" className="empty:hidden">
          {state.status === "failed" && !state.fieldErrors && <FormFailure {...state} />}
        </div>
        {children}
      </form>
    </FormState>
  )
}
