/**
 * Marks the page while the next one is on its way, so that the frame stands and the rows shimmer (`loading.css`).
 *
 * Not a `loading.tsx`: that would send the frame first, with status 200 for a page that then turns out to be a 404, and
 * would leave everybody without scripts in front of it, because streamed content is put in place by one.
 */
export function busyMark(window: Window, signal: AbortSignal): void {
  const root = window.document.documentElement
  const mark = () => root.setAttribute("data-busy", "")
  const clear = () => root.removeAttribute("data-busy")
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest("a")
    if (!link || link.origin !== window.location.origin || link.target || link.hash) return
    // A file, after which this page is still here. Not a `download`: a browser would save a refusal as the file.
    if (link.dataset.file !== undefined) return
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (!elsewhere && !event.defaultPrevented) mark()
  }
  const onSubmit = (event: SubmitEvent) => {
    if ((event.target as HTMLFormElement).method === "get" && !event.defaultPrevented) mark()
  }
  window.document.addEventListener("click", onClick, { signal })
  window.document.addEventListener("submit", onSubmit, { signal })
  // Back from the browser's memory, or a page that never came because somebody pressed stop.
  window.addEventListener("pageshow", clear, { signal })
  window.document.addEventListener("keydown", (event) => event.key === "Escape" && clear(), { signal })
}
