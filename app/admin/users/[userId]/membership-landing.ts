import "server-only"
import { isRoleGroup } from "@/amplify/data/roles"
import { packUserIds } from "@/lib/chosen-users"
import type { Landing } from "@/lib/landing"
import type { Notice } from "@/lib/notices"

/**
 * The form on the user's page says itself what came of it; what the lists do not know yet is remembered. A group that
 * gives a role has a page of its own, which leads back to the user's.
 */
export function membershipLanding(userId: string, groupName: string, held: boolean, notice: Notice): Landing {
  const changed = { kind: "memberships", groupName, held, users: packUserIds([userId]) } as const
  const path = `/admin/users/${userId}`
  return isRoleGroup(groupName) ? { path, notice, changed } : { path, changed, answerFirst: true }
}
