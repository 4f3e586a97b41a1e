"use client"

import { useEffect } from "react"
import { busyMark } from "./busy-mark"
import { localTimes } from "./local-times"
import { menuClose } from "./menu-close"
import { slashKey } from "./slash-key"

/**
 * What the frame does beyond HTML. One effect that listens at the document, instead of a component per row: sixty
 * hydrated rows cost more than everything else on the page.
 */
export function FrameBehaviour() {
  useEffect(() => {
    const listening = new AbortController()
    localTimes(document)
    slashKey(document, listening.signal)
    menuClose(document, listening.signal)
    busyMark(window, listening.signal)
    return () => listening.abort()
  }, [])
  return null
}
