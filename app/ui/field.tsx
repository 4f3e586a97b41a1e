"use client"

import { type ComponentProps, type ReactNode, useId } from "react"
import { useFieldState } from "./form-state"
import { INPUT_CLASS } from "./input-class"

type Props = Omit<ComponentProps<"input">, "className" | "id" | "name"> & {
  name: string
  label: ReactNode
  /** Says what is expected, before anything goes wrong. */
  hint?: ReactNode
  /** What it holds, where that is neither what was typed nor `defaultValue`. */
  holds?: string
}

/** A labelled input of the enclosing `Form`: shows its own error and keeps what was typed after a failure. */
export function Field({ name, label, hint, defaultValue, holds, ...rest }: Props) {
  const id = useId()
  const { error, value } = useFieldState(name)
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        {...rest}
        id={id}
        name={name}
        defaultValue={holds ?? value ?? defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        className={INPUT_CLASS}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  )
}
