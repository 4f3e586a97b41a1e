import { buttonClass } from "@/app/ui/button-class"
import { RefusedAction } from "@/app/ui/refused-action"
import { roleRefusal } from "@/lib/role-words"
import type { Role } from "@/lib/roles"

const LABEL = "New user"

/** The way to a new user, or why the reader makes none. */
export function NewUser({ roles }: { roles: readonly Role[] }) {
  const reason = roleRefusal(roles, "createUser")
  if (reason !== null) return <RefusedAction label={LABEL} reason={reason} />
  return (
    <a href="/admin/users/create-user" data-dialog="" className={buttonClass("primary")}>
      {LABEL}
    </a>
  )
}
