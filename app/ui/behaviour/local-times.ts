import { exactDate, formatDate, type Precision } from "@/lib/dates"

const MOMENTS = "time[data-precision]"

/** Shows every moment in the reader's own zone: those of the page, and those that come in later with a dialog. */
export function localTimes(document: Document, signal: AbortSignal): void {
  showIn(document)
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) showIn(node)
  })
  observer.observe(document.body, { childList: true, subtree: true })
  signal.addEventListener("abort", () => observer.disconnect())
}

function showIn(root: Document | Element): void {
  const times = [...root.querySelectorAll<HTMLTimeElement>(MOMENTS)]
  if (root instanceof HTMLTimeElement && root.matches(MOMENTS)) times.push(root)
  for (const time of times) {
    time.textContent = formatDate(time.dateTime, time.dataset.precision as Precision)
    time.title = exactDate(time.dateTime)
  }
}
