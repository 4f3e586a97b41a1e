import { buttonClass } from "./button-class"

interface Props {
  label: string
  /** The id of what says why. */
  about: string
}

/**
 * In place of what cannot be done now. It does nothing and takes the focus: whoever goes through a page with the Tab key
 * is told what there would be, and why not.
 */
export function RefusedButton({ label, about }: Props) {
  return (
    <button
      type="button"
      aria-disabled="true"
      aria-describedby={about}
      className={buttonClass("secondary", "cursor-default")}
    >
      {label}
    </button>
  )
}
