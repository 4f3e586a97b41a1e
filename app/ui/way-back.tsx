import type { ReactNode } from "react"
import { buttonClass } from "./button-class"

/** The way back from a page that opens in a dialog as well, where it only closes that. */
export function WayBack({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} data-dialog-close="" className={buttonClass()}>
      {children}
    </a>
  )
}
