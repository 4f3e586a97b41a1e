import type { Role } from "@/lib/roles"
import { CreateLink } from "../create-link"

/** The way to a new user, or why the reader makes none. */
export function NewUser({ roles }: { roles: readonly Role[] }) {
  return <CreateLink roles={roles} operation="createUser" href="/admin/users/create-user" label="New user" />
}
