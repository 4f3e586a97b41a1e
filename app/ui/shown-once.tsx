"use client"

import { type ReactNode, useEffect, useRef } from "react"
import { buttonClass } from "./button-class"
import { CopyButton } from "./copy-button"
import { Notice } from "./notice"

interface Props {
  /** What nobody gets to see again. */
  secret: string | undefined
  /** Where it goes on, also for the page behind a dialog that is closed. */
  after: string
  /** What was done, and what to do with the secret. */
  children: ReactNode
}

/** What a change came to, once and in the place of its form; the button that had the focus is gone, so it comes here. */
export function ShownOnce({ secret, after, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} data-dialog-after={after} data-result="" tabIndex={-1} className="grid gap-4 outline-none">
      <div role="status">
        <Notice tone="success">{children}</Notice>
      </div>
      <p className="flex flex-wrap items-center gap-2">
        <code
          data-copied=""
          dir="ltr"
          className="rounded-md border border-line bg-panel px-2.5 py-1 font-mono wrap-anywhere"
        >
          {secret}
        </code>
        <CopyButton />
      </p>
      <p>
        <a href={after} className={buttonClass("primary")}>
          Done
        </a>
      </p>
    </div>
  )
}
