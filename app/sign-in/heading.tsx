import type { ReactNode } from "react"

/** What this step is, and in one sentence what it needs. */
export function Heading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mb-5 grid gap-1">
      <h1 className="text-xl font-semibold">{title}</h1>
      {children && <p className="text-muted">{children}</p>}
    </div>
  )
}
