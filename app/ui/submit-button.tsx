"use client"

import type { ComponentProps, MouseEvent, ReactNode } from "react"
import { useFormStatus } from "react-dom"
import { type ButtonKind, buttonClass } from "./button-class"

type Props = Omit<ComponentProps<"button">, "className" | "type" | "name" | "value" | "onClick"> & {
  kind?: ButtonKind
  /** Says what is going on while the form is on its way, for example "Adding…". */
  pendingLabel: ReactNode
  /** The field that this button alone sends: a form with several buttons tells by it which one was pressed. */
  name?: string
  value?: string
}

/**
 * Submits its form. While that form is on its way no button of it submits again: React runs actions one after another,
 * so a second press would be a second change. `aria-disabled`, because `disabled` would drop the keyboard's focus.
 */
export function SubmitButton({ kind = "primary", pendingLabel, children, ...rest }: Props) {
  const { pending, data } = useFormStatus()
  const mine = pending && (rest.name === undefined || data?.get(rest.name) === rest.value)
  const holdBack = (event: MouseEvent) => {
    if (pending) event.preventDefault()
  }
  return (
    <button
      {...rest}
      type="submit"
      aria-disabled={pending || rest["aria-disabled"] || undefined}
      data-pending-label={typeof pendingLabel === "string" ? pendingLabel : undefined}
      onClick={holdBack}
      className={buttonClass(kind)}
    >
      {mine ? pendingLabel : children}
    </button>
  )
}
