"use client"

import { useEffect, useRef } from "react"
import { buttonClass } from "@/app/ui/button-class"
import { RUN } from "@/lib/run-words"

interface Props {
  /** How many users the run has come to. */
  reached: number
  all: number
  stop(): void
}

/** How far a run has got, and the way to end it after the batch that is on its way. */
export function RunProgress({ reached, all, stop }: Props) {
  const said = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone. Not to "Stop": whoever presses twice, or for long, would press that.
  useEffect(() => said.current?.focus(), [])
  return (
    <div className="grid gap-2">
      <progress className="progress" max={all} value={reached} aria-label="Progress" />
      <div className="flex flex-wrap items-center gap-3">
        <p ref={said} role="status" tabIndex={-1} className="tabular-nums outline-none">
          {RUN.running(reached, all)}
        </p>
        <button type="button" onClick={stop} className={buttonClass()}>
          Stop
        </button>
      </div>
    </div>
  )
}
