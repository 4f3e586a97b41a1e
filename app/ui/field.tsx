"use client"

import { type ComponentProps, type ReactNode, useId } from "react"
import { useFieldState } from "./form-state"

type Props = Omit<ComponentProps<"input">, "className" | "id" | "name"> & {
  name: string
  label: ReactNode
  /** Says what is expected, before anything goes wrong. */
  hint?: ReactNode
}

export const INPUT_CLASS =
  "h-8 w-full min-w-0 rounded-md border border-control bg-ground px-2.5 text-sm text-text placeholder:text-muted " +
  "aria-invalid:border-bad pointer-coarse:h-10 pointer-coarse:text-base"

/** A labelled input of the enclosing `Form`: shows its own error and keeps what was typed after a failure. */
export function Field({ name, label, hint, defaultValue, ...rest }: Props) {
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
        defaultValue={value ?? defaultValue}
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
