/**
 * Buttons marked `data-copy` copy the text of the element beside them, and say so once it is copied; where the clipboard
 * is closed, it is selected. That element's `data-copied` is no longer empty then.
 */
export function copyButtons(document: Document, signal: AbortSignal): void {
  const onClick = async (event: MouseEvent) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-copy]")
    const source = button?.parentElement?.querySelector<HTMLElement>("[data-copied]")
    if (!button || !source) return
    const text = source instanceof HTMLTextAreaElement ? source.value : source.textContent
    const copied = await isCopied(text ?? "")
    source.dataset.copied = copied ? "copied" : "selected"
    if (!copied) return select(source)
    button.textContent = button.dataset.copy || button.textContent
  }
  document.addEventListener("click", onClick, { signal })
}

/** Without https there is no clipboard at all, and elsewhere a browser may refuse it. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Where the clipboard is closed to scripts: selected, it is one key away. */
function select(element: HTMLElement): void {
  if (element instanceof HTMLTextAreaElement) element.select()
  else element.ownerDocument.getSelection()?.selectAllChildren(element)
}
