import "server-only"
import { groupPath } from "@/lib/group-path"
import type { Landing } from "@/lib/landing"
import type { Notice } from "@/lib/notices"
import type { User } from "@/lib/users"

/** Back to the group's page, with its members as they are now. */
export function membershipLanding(groupName: string, user: User, held: boolean, notice: Notice): Landing {
  return { path: groupPath(groupName), notice, changed: { kind: "membership", groupName, held, user } }
}
