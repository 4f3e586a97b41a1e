import type { ReactNode } from "react"
import { Notice } from "./notice"
import { WayBack } from "./way-back"

interface Props {
  reason: string
  /** The way back. */
  back: { href: string; label: string }
  /** What can be done instead. */
  children?: ReactNode
}

/** In place of a form that is not on offer: why, and where else to go. */
export function Refusal({ reason, back, children }: Props) {
  return (
    <>
      <Notice tone="info">{reason}</Notice>
      <p className="flex flex-wrap gap-2">
        {children}
        <WayBack href={back.href}>{back.label}</WayBack>
      </p>
    </>
  )
}
