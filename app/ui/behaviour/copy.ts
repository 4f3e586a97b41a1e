/** Buttons marked `data-copy` copy the text of the element that they name, and say so for a moment. */
export function copyButtons(document: Document, signal: AbortSignal): void {
  const onClick = async (event: MouseEvent) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-copy]")
    const source = button?.parentElement?.querySelector<HTMLElement>("[data-copied]")
    if (!button || !source) return
    const text = source instanceof HTMLTextAreaElement ? source.value : source.textContent
    await navigator.clipboard.writeText(text ?? "").catch(() => select(source))
    button.textContent = button.dataset.copy || button.textContent
  }
  document.addEventListener("click", onClick, { signal })
}

/** Where the clipboard is closed to scripts: selected, it is one key away. */
function select(element: HTMLElement): void {
  if (element instanceof HTMLTextAreaElement) element.select()
  else element.ownerDocument.getSelection()?.selectAllChildren(element)
}
