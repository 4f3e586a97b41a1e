import { buttonClass } from "@/app/ui/button-class"
import { RefusedAction } from "@/app/ui/refused-action"
import { roleRefusal } from "@/lib/role-words"
import type { Role } from "@/lib/roles"

const LABEL = "New group"

/** The way to a new group, or why the reader makes none. */
export function NewGroup({ roles }: { roles: readonly Role[] }) {
  const reason = roleRefusal(roles, "createGroup")
  if (reason !== null) return <RefusedAction label={LABEL} reason={reason} />
  return (
    <a href="/admin/groups/create-group" data-dialog="" className={buttonClass("primary")}>
      {LABEL}
    </a>
  )
}
