"use client"

import { useId } from "react"
import { useFieldState } from "./form-state"

interface Props {
  name: string
  label: string
  /** What it means, whether it is ticked or not. */
  hint: string
}

/** A labelled checkbox of the enclosing `Form`, not ticked at first: stays as it was after a failure. */
export function Checkbox({ name, label, hint }: Props) {
  const id = useId()
  const { error, value } = useFieldState(name)
  return (
    <div className="flex items-start gap-2">
      <input
        // The key: React resets a form that was submitted, and has to find what was chosen as the default then.
        key={value}
        id={id}
        type="checkbox"
        name={name}
        defaultChecked={value === "on"}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-4 shrink-0"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
        {error && (
          <p role="alert" className="text-xs text-bad">
            {error}
          </p>
        )}
      </div>
    </div>
  )
}
