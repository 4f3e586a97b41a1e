import type { ReactNode } from "react"
import { type ButtonKind, buttonClass } from "./button-class"
import { SubmitButton } from "./submit-button"

interface Props {
  kind?: Extract<ButtonKind, "primary" | "danger">
  /** The verb: never "OK". */
  children: ReactNode
  pendingLabel: string
  /** Where "Cancel" leads; a dialog only closes. */
  cancel: string
}

/** The end of every form that changes something: the verb, and the way out. */
export function ActionButtons({ kind, children, pendingLabel, cancel }: Props) {
  return (
    <p className="flex flex-wrap gap-2">
      <SubmitButton kind={kind} pendingLabel={pendingLabel}>
        {children}
      </SubmitButton>
      <a href={cancel} data-dialog-close="" className={buttonClass()}>
        Cancel
      </a>
    </p>
  )
}
