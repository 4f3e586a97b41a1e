"use client"

import { useContext, useId } from "react"
import { FormState, useFieldState } from "@/app/ui/form-state"
import { AttributeValue } from "../attribute-value"
import type { DeletableAttribute } from "./deletable-attributes"

/** A checkbox for each attribute, with what it is now. What is wrong with the choice as a whole is said below them. */
export function AttributeChoice({ attributes }: { attributes: readonly DeletableAttribute[] }) {
  const id = useId()
  const error = useErrorElsewhere(attributes)
  return (
    <fieldset className="grid gap-3" aria-describedby={error && `${id}-error`}>
      <legend className="mb-2 font-medium">What to delete</legend>
      {attributes.map((attribute) => (
        <Choice key={attribute.name} attribute={attribute} isInvalid={error !== undefined} />
      ))}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-xs text-bad wrap-anywhere">
          {error}
        </p>
      )}
    </fieldset>
  )
}

function Choice({ attribute, isInvalid }: { attribute: DeletableAttribute; isInvalid: boolean }) {
  const { name, field, label, value, notes } = attribute
  const id = useId()
  const { error, value: chosen } = useFieldState(field)
  return (
    <div className="grid min-w-0 gap-1">
      <label className="flex min-w-0 items-start gap-2">
        <input
          // The key: React resets a form that was submitted, and has to find what was chosen as the default then.
          key={chosen}
          type="checkbox"
          name={field}
          defaultChecked={chosen === "on"}
          aria-invalid={error || isInvalid ? true : undefined}
          aria-describedby={error && `${id}-error`}
          className="mt-0.5 size-4 shrink-0"
        />
        <span className="min-w-0 wrap-anywhere">
          <span className="block font-medium">{label}</span>
          <span className="block">
            <AttributeValue name={name} value={value} />
          </span>
          {notes.map((note) => (
            <span key={note} className="block text-xs text-muted">
              {note}
            </span>
          ))}
        </span>
      </label>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-xs text-bad wrap-anywhere">
          {error}
        </p>
      )}
    </div>
  )
}

/** An error that no checkbox shows: nothing was chosen, or what it is about was deleted meanwhile and stands here no more. */
function useErrorElsewhere(attributes: readonly DeletableAttribute[]): string | undefined {
  const state = useContext(FormState)
  const errors = state.status === "failed" ? Object.entries(state.fieldErrors ?? {}) : []
  const isShown = (field: string) => field === "reason" || attributes.some((attribute) => attribute.field === field)
  return errors.find(([field]) => !isShown(field))?.[1][0]
}
