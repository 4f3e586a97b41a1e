"use client"

import { CopyButton } from "@/app/ui/copy-button"
import { TEXT_AREA_CLASS } from "@/app/ui/input-class"
import { outcomesAsText } from "./outcomes-as-text"
import type { Row } from "./rows"

/** The outcome for each user as text, to be kept or sent on. */
export function OutcomeText({ rows }: { rows: readonly Row[] }) {
  const text = outcomesAsText(rows)
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">Copy the outcomes as text</summary>
      <div className="mt-2 grid gap-2">
        <textarea
          key={text}
          readOnly
          data-copied=""
          aria-label="Outcomes"
          rows={8}
          defaultValue={text}
          className={`${TEXT_AREA_CLASS} font-mono whitespace-pre`}
        />
        <CopyButton />
      </div>
    </details>
  )
}
