import { exactDate, formatDate, type Precision } from "@/lib/dates"

/** Shows every moment of the page in the reader's own zone. */
export function localTimes(document: Document): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-precision]")) {
    time.textContent = formatDate(time.dateTime, time.dataset.precision as Precision)
    time.title = exactDate(time.dateTime)
  }
}
