"use client"

import { type ComponentProps, type ReactNode, useId } from "react"
import { useFollowingValue } from "./following-value"
import { useFieldState } from "./form-state"
import { TEXT_AREA_CLASS } from "./input-class"

type Props = Omit<ComponentProps<"textarea">, "className" | "id" | "name"> & {
  name: string
  label: ReactNode
  /** Says what is expected, before anything goes wrong. */
  hint?: ReactNode
}

/** A labelled text of several lines; otherwise as `Field`. */
export function TextArea({ name, label, hint, defaultValue, ...rest }: Props) {
  const id = useId()
  const { error } = useFieldState(name)
  const value = useFollowingValue(name, String(defaultValue ?? ""))
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        dir="auto"
        {...rest}
        id={id}
        name={name}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        className={TEXT_AREA_CLASS}
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
