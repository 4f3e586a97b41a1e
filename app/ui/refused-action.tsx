import { useId } from "react"
import { RefusedButton } from "./refused-button"

interface Props {
  label: string
  reason: string
  /** Of the reason, where something else is refused for it, too. */
  id?: string
}

/** What the reader may not do, in the place of its link, and why. */
export function RefusedAction({ label, reason, id: given }: Props) {
  const own = useId()
  const id = given ?? own
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <RefusedButton label={label} about={id} />
      <p id={id} className="text-xs text-muted">
        {reason}
      </p>
    </div>
  )
}
