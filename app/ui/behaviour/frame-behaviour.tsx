"use client"

import { usePathname } from "next/navigation"
import { useEffect } from "react"
import { busyMark } from "./busy-mark"
import { copyButtons } from "./copy"
import { dialogLinks } from "./dialog-links"
import { done } from "./done"
import { localTimes } from "./local-times"
import { menuClose } from "./menu-close"
import { slashKey } from "./slash-key"

/**
 * What the frame does beyond HTML. One effect that listens at the document, instead of a component per row: sixty
 * hydrated rows cost more than everything else on the page.
 */
export function FrameBehaviour() {
  const pathname = usePathname()
  useEffect(() => {
    const listening = new AbortController()
    document.documentElement.setAttribute("data-scripts", "")
    localTimes(document, listening.signal)
    slashKey(document, listening.signal)
    menuClose(document, listening.signal)
    dialogLinks(document, listening.signal)
    copyButtons(document, listening.signal)
    // Last: what was taken up above leads to no other page.
    busyMark(window, listening.signal)
    return () => listening.abort()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: where a form leads is another path, shown without a load.
  useEffect(() => done(window), [pathname])
  return null
}
