/**
 * Opens links marked `data-dialog` in a dialog, whose code is loaded with the first of them. Whatever goes wrong, the
 * link is still a link.
 */
export function dialogLinks(document: Document, signal: AbortSignal): void {
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-dialog]")
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (!link || elsewhere || event.defaultPrevented) return
    event.preventDefault()
    import("./dialog").then(({ openDialog }) => openDialog(link)).catch(() => window.location.assign(link.href))
  }
  document.addEventListener("click", onClick, { signal })
}
