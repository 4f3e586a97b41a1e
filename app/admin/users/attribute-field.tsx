"use client"

import { useContext, useId } from "react"
import { useFollowingValue } from "@/app/ui/following-value"
import { FormState, useFieldState } from "@/app/ui/form-state"
import { INPUT_CLASS, TEXT_AREA_CLASS } from "@/app/ui/input-class"
import type { AttributeEditor } from "@/lib/user-attributes"

/** The field of one attribute, by what the pool says of it: keeps what was typed after a failure. */
export function AttributeField({ editor }: { editor: AttributeEditor }) {
  const { field, label, hint, control, required } = editor
  const id = useId()
  const { error } = useFieldState(field)
  const value = useFollowingValue(field, editor.value, editor.name)
  const state = useContext(FormState)
  const changedMeanwhile = error !== undefined && state.status === "failed" && state.code === "ChangedMeanwhile"
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined
  const shared = {
    id,
    name: field,
    required,
    defaultValue: value,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy,
    className: INPUT_CLASS,
  } as const
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className="text-sm font-medium wrap-anywhere">
        {label}
      </label>
      {control === "yesNo" ? (
        // The key: React resets a form that was submitted, and a select does not follow its new default value then.
        <select {...shared} key={value}>
          <option value="">Not set</option>
          <option value="true">Yes</option>
          <option value="false">No</option>
        </select>
      ) : control === "textarea" ? (
        <textarea {...shared} rows={4} dir="auto" className={TEXT_AREA_CLASS} />
      ) : (
        <input {...shared} {...constraintsOf(editor)} dir="auto" autoComplete="off" spellCheck={false} />
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-xs text-bad wrap-anywhere">
          {error}
          {changedMeanwhile && (
            <>
              {" "}
              {editor.value === "" ? "It is empty now." : "It is now: "}
              <bdi>{editor.value}</bdi>
            </>
          )}
        </p>
      )}
    </div>
  )
}

function constraintsOf({ type, min, max, minLength, maxLength }: AttributeEditor) {
  // A browser wants more of an address than Cognito does.
  if (type === "url") return { type: "text", inputMode: "url", maxLength } as const
  return { type, min, max, minLength, maxLength, step: type === "number" ? 1 : undefined }
}
