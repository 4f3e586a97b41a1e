import { buttonClass } from "./button-class"

/** Copies the text of the element marked `data-copied` that has the same parent; not there without scripts. */
export function CopyButton() {
  return (
    <button type="button" data-copy="Copied" data-needs-scripts="" className={buttonClass("secondary", "w-fit")}>
      Copy
    </button>
  )
}
