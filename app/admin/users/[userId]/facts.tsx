import type { ReactNode } from "react"

/** Names and values in two columns; on a telephone under each other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-y-2 sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-x-4">{children}</dl>
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted wrap-anywhere">{name}</dt>
      <dd className="min-w-0 wrap-anywhere max-sm:mb-1">{children}</dd>
    </>
  )
}
