/** Closes an open menu on Escape, on a press outside and when the focus leaves it; opening is the browser's own. */
export function menuClose(document: Document, signal: AbortSignal): void {
  const openMenus = () => document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")
  const closeUnless = (target: EventTarget | null) => {
    for (const menu of openMenus()) if (!(target instanceof Node && menu.contains(target))) menu.open = false
  }
  document.addEventListener("pointerdown", (event) => closeUnless(event.target), { signal })
  document.addEventListener("focusin", (event) => closeUnless(event.target), { signal })
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return
      for (const menu of openMenus()) {
        menu.open = false
        menu.querySelector("summary")?.focus()
      }
    },
    { signal },
  )
}
