import { Notice } from "@/app/ui/notice"
import { WayBack } from "@/app/ui/way-back"

/** In place of a form whose change is made already, or cannot be made: why, and the way back. */
export function NothingToChange({ sentence, back }: { sentence: string; back: { href: string; label: string } }) {
  return (
    <>
      <Notice tone="info">{sentence}</Notice>
      <p>
        <WayBack href={back.href}>{back.label}</WayBack>
      </p>
    </>
  )
}
