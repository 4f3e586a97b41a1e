import type { ReactNode } from "react"

interface Props {
  href: string
  /** Where the step is shown in a dialog, the link only closes that. */
  closes?: boolean
  /** It opens there as well, in place of this step. */
  stays?: boolean
  children: ReactNode
}

/**
 * A link to another step. A plain one: these pages are seen once a day, and the client-side router would cost them
 * more than it saves.
 */
export function WayOut({ href, closes = false, stays = false, children }: Props) {
  return (
    <p className="mt-4">
      <a
        href={href}
        data-dialog-close={closes ? "" : undefined}
        data-dialog={stays ? "" : undefined}
        className="text-accent underline underline-offset-2 hover:no-underline"
      >
        {children}
      </a>
    </p>
  )
}
