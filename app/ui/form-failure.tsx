import type { Failed } from "@/lib/action-result"
import { buttonClass } from "./button-class"
import { Notice, type Tone } from "./notice"

type Props = Pick<Failed, "message" | "wayOut"> & {
  /** Of the submission that failed. */
  requestId?: string
  tone?: Tone
}

/**
 * Why a form as a whole failed, with the link that helps, where there is one. One to a fresh sign-in opens in a dialog,
 * where there are scripts. It stands in an alert of the form's own.
 */
export function FormFailure({ message, wayOut, tone = "failure", requestId }: Props) {
  const link = wayOut && (
    <a href={wayOut.path} data-sign-in-again={wayOut.confirmed} className={buttonClass()}>
      {wayOut.label}
    </a>
  )
  // The key: what a script has said in the place of one link must not stand in the place of the next.
  return (
    <Notice key={requestId} tone={tone} action={link}>
      {message}
    </Notice>
  )
}
