import { buttonClass } from "@/app/ui/button-class"
import { Notice } from "@/app/ui/notice"

/** In place of a form whose change is made already, or cannot be made: why, and the way back. */
export function NothingToChange({ sentence, back }: { sentence: string; back: { href: string; label: string } }) {
  return (
    <>
      <Notice tone="info">{sentence}</Notice>
      <p>
        <a href={back.href} data-dialog-close="" className={buttonClass()}>
          {back.label}
        </a>
      </p>
    </>
  )
}
