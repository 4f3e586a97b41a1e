import { buttonClass } from "@/app/ui/button-class"
import { RefusedAction } from "@/app/ui/refused-action"
import { roleRefusal } from "@/lib/role-words"
import type { Operation, Role } from "@/lib/roles"

interface Props {
  /** The reader's. */
  roles: readonly Role[]
  operation: Operation
  /** The page of the form. */
  href: string
  label: string
}

/** The way to the form of something new, or why the reader makes none. */
export function CreateLink({ roles, operation, href, label }: Props) {
  const reason = roleRefusal(roles, operation)
  if (reason !== null) return <RefusedAction label={label} reason={reason} />
  return (
    <a href={href} data-dialog="" className={buttonClass("primary")}>
      {label}
    </a>
  )
}
