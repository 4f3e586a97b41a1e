import { DONE_PARAMETER } from "@/lib/landing"

/**
 * Leads the keyboard to what a change came to, and takes the change's id out of the address: who loads the page again,
 * or sends its address to somebody, wants the page.
 */
export function done(window: Window): void {
  const notice = window.document.querySelector<HTMLElement>("[data-done]")
  if (notice && !notice.contains(window.document.activeElement)) notice.focus({ preventScroll: true })
  const address = new URL(window.location.href)
  if (!address.searchParams.has(DONE_PARAMETER)) return
  address.searchParams.delete(DONE_PARAMETER)
  window.history.replaceState(window.history.state, "", address)
}
