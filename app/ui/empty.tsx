import type { ReactNode } from "react"

/** Why there is nothing here, and what to do about it. */
export function Empty({ sentence, children }: { sentence: ReactNode; children?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-3 px-4 py-12 text-center text-muted">
      <p className="max-w-prose wrap-anywhere text-text">{sentence}</p>
      {children}
    </div>
  )
}
