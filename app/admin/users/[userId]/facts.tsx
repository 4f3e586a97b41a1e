import type { ReactNode } from "react"

/** Names and values in two columns; on a narrow screen, each value below its name. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-x-4 sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-y-2">{children}</dl>
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted wrap-anywhere max-sm:text-xs">{name}</dt>
      <dd className="min-w-0 wrap-anywhere max-sm:not-last:mb-2">{children}</dd>
    </>
  )
}
