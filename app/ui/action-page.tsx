import type { ReactNode } from "react"
import { PageHead } from "./page-head"

interface Props {
  title: ReactNode
  /** The page that this one belongs to: the way back without having changed anything. */
  above: { href: string; label: string }
  /** What will happen, before anything does. */
  sentence?: ReactNode
  children: ReactNode
}

/**
 * A change as a page of its own, which needs no JavaScript. Where scripts run, the link to it opens what is marked here
 * in a dialog (`behaviour/dialog.ts`).
 */
export function ActionPage({ title, above, sentence, children }: Props) {
  return (
    <div data-dialog-content="">
      <PageHead title={title} above={above} />
      <div className="grid max-w-lg grid-cols-1 gap-4 px-4 md:px-6">
        {sentence && <p className="wrap-anywhere">{sentence}</p>}
        {/* Filled by the dialog when the network is gone; a page without it has the browser's own error. */}
        <div role="alert" data-dialog-said="" className="text-sm text-bad empty:hidden" />
        {children}
      </div>
    </div>
  )
}
