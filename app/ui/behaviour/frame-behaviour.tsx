"use client"

import { usePathname } from "next/navigation"
import { useEffect } from "react"

/**
 * What the frame does beyond HTML; sixty hydrated rows would cost more than everything else on the page. It comes after
 * the page itself: until then, and where it never comes, every link is a link and every form a form.
 */
export function FrameBehaviour() {
  const pathname = usePathname()
  useEffect(() => {
    const listening = new AbortController()
    import("./start").then(
      ({ startBehaviour }) => listening.signal.aborted || startBehaviour(window, listening.signal),
      () => undefined,
    )
    return () => listening.abort()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: where a form leads is another path, shown without a load.
  useEffect(() => {
    const shown = new AbortController()
    import("./start").then(
      ({ done, chooseUsers }) => {
        if (shown.signal.aborted) return
        done(window)
        chooseUsers(window, shown.signal)
      },
      () => undefined,
    )
    return () => shown.abort()
  }, [pathname])
  return null
}
