/**
 * Opens links marked `data-dialog` in a dialog, and those marked `data-sign-in-again` in one of their own, which may stand
 * before another. The code is loaded with the first of them. One at a time: while one is on its way, a second press is
 * the same press. Whatever goes wrong, the link is still a link.
 */
export function dialogLinks(document: Document, signal: AbortSignal): void {
  let isOpening = false
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-dialog], a[data-sign-in-again]")
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (!link || elsewhere || event.defaultPrevented) return
    event.preventDefault()
    if (isOpening) return
    isOpening = true
    link.ariaBusy = "true"
    const isForm = link.dataset.dialog !== undefined
    import("./dialogs")
      .then(({ openDialog, openSignInAgain }) => (isForm ? openDialog : openSignInAgain)(link))
      .catch(() => window.location.assign(link.href))
      .finally(() => {
        isOpening = false
        link.ariaBusy = null
      })
  }
  document.addEventListener("click", onClick, { signal })
}
