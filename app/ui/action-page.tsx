import type { ReactNode } from "react"
import { IDLE } from "@/lib/action-result"
import { keptFormState } from "@/lib/sign-in-again"
import { FreshSignInNotice } from "./fresh-sign-in-notice"
import { KeepForm } from "./keep-form"
import { PageHead } from "./page-head"

interface Props {
  title: ReactNode
  /** The page that this one belongs to: the way back without having changed anything. */
  above: { href: string; label: string }
  /** What will happen, before anything does. */
  sentence?: ReactNode
  /** Whether the change takes a fresh sign-in: that is said before the form is filled in. */
  needsFreshSignIn?: boolean
  children: ReactNode
}

/**
 * A change as a page of its own, which needs no JavaScript. Where scripts run, the link to it opens what is marked here
 * in a dialog (`behaviour/dialog.ts`).
 */
export async function ActionPage({ title, above, sentence, needsFreshSignIn = false, children }: Props) {
  return (
    <div data-dialog-content="">
      <PageHead title={title} above={above} />
      <div className="group/change grid max-w-lg grid-cols-1 gap-4 px-4 md:px-6">
        {sentence && <p className="wrap-anywhere">{sentence}</p>}
        {needsFreshSignIn && (
          // Not while the form itself says so.
          <div className="empty:hidden group-has-[form>[role=alert]:not(:empty)]/change:hidden">
            <FreshSignInNotice />
          </div>
        )}
        {/* Filled by the dialog when the network is gone; a page without it has the browser's own error. */}
        <div role="alert" data-dialog-said="" className="text-sm text-bad empty:hidden" />
        <KeepForm state={(await keptFormState()) ?? IDLE}>{children}</KeepForm>
      </div>
    </div>
  )
}
