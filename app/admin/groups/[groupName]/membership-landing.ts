import "server-only"
import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import { groupPath } from "@/lib/group-path"
import type { Landing } from "@/lib/landing"
import { displayName } from "@/lib/user-status"
import type { User } from "@/lib/users"

/** Back to the group's page, with its members as they are now. */
export function membershipLanding(groupName: string, user: User, held: boolean): Landing {
  const parameters = { name: displayName(user), groupName, minutes }
  return {
    path: groupPath(groupName),
    notice: { code: held ? "userAddedToGroup" : "userRemovedFromGroup", parameters },
    changed: { kind: "membership", groupName, held, user },
  }
}
