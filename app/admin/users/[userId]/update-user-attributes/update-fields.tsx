"use client"

import { useContext } from "react"
import { FormState } from "@/app/ui/form-state"
import { AttributeField } from "../../attribute-field"
import type { AttributeForm } from "../attribute-form"
import { FixedAttributes } from "../fixed-attributes"

/** The fields of a user's attributes: those in use, the rest behind a line, and what cannot be changed with the reason. */
export function UpdateFields({ first, more, fixed, shown }: AttributeForm) {
  const state = useContext(FormState)
  const values = state.status === "failed" ? state.values : undefined
  const opened = more.some(({ field, value }) => (values?.[field] ?? value) !== value)
  return (
    <>
      <input type="hidden" name="shown" value={JSON.stringify(shown)} />
      {first.map((editor) => (
        <AttributeField key={editor.name} editor={editor} />
      ))}
      {more.length > 0 && (
        <details open={opened || undefined}>
          <summary className="cursor-pointer text-sm font-medium">More attributes</summary>
          <div className="mt-3 grid gap-4">
            {more.map((editor) => (
              <AttributeField key={editor.name} editor={editor} />
            ))}
          </div>
        </details>
      )}
      <FixedAttributes summary="What cannot be changed" fixed={fixed} />
    </>
  )
}
