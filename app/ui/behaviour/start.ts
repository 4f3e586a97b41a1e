import { busyMark } from "./busy-mark"
import { copyButtons } from "./copy"
import { dialogLinks } from "./dialog-links"
import { localTimes } from "./local-times"
import { menuClose } from "./menu-close"
import { slashKey } from "./slash-key"

export { chooseUsers } from "./choose-users"
export { done } from "./done"

/** Starts to listen at the document: one listener instead of a component per row. */
export function startBehaviour(window: Window, signal: AbortSignal): void {
  const { document } = window
  document.documentElement.setAttribute("data-scripts", "")
  localTimes(document, signal)
  slashKey(document, signal)
  menuClose(document, signal)
  dialogLinks(document, signal)
  copyButtons(document, signal)
  // Last: what was taken up above leads to no other page.
  busyMark(window, signal)
}
