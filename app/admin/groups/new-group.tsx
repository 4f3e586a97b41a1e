import type { Role } from "@/lib/roles"
import { CreateLink } from "../create-link"

/** The way to a new group, or why the reader makes none. */
export function NewGroup({ roles }: { roles: readonly Role[] }) {
  return <CreateLink roles={roles} operation="createGroup" href="/admin/groups/create-group" label="New group" />
}
