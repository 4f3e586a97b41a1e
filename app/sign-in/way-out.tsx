import type { ReactNode } from "react"

/**
 * A link to another step. A plain one: these pages are seen once a day, and the client-side router would cost them
 * more than it saves.
 */
export function WayOut({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p className="mt-4">
      <a href={href} className="text-accent underline underline-offset-2 hover:no-underline">
        {children}
      </a>
    </p>
  )
}
