/** `/` leads to the search field that announces it, from anywhere but a field in which one may want to type a slash. */
export function slashKey(document: Document, signal: AbortSignal): void {
  const focusSearch = (event: KeyboardEvent) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return
    if ((event.target as Element).closest("input, textarea, select, [contenteditable]")) return
    const field = document.querySelector<HTMLInputElement>('input[aria-keyshortcuts="/"]')
    if (!field) return
    event.preventDefault()
    field.select()
    field.focus()
  }
  document.addEventListener("keydown", focusSearch, { signal })
}
