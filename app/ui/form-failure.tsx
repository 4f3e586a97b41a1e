import type { ActionResult } from "@/lib/action-result"
import { buttonClass } from "./button-class"
import { Notice } from "./notice"

/** Why a form was refused, and the way out where there is one. What is wrong with one field, the field says itself. */
export function FormFailure({ message, wayOut }: Extract<ActionResult<unknown>, { status: "failed" }>) {
  const link = wayOut && (
    <a href={wayOut.path} className={buttonClass()}>
      {wayOut.label}
    </a>
  )
  return (
    <Notice tone="failure" action={link}>
      {message}
    </Notice>
  )
}
