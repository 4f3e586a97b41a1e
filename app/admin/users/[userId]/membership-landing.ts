import "server-only"
import { packUserIds } from "@/lib/chosen-users"
import type { Landing } from "@/lib/landing"

/** The form itself says what came of it; what the lists do not know yet is remembered. */
export function membershipLanding(userId: string, groupName: string, held: boolean): Landing {
  return {
    path: `/admin/users/${userId}`,
    changed: { kind: "memberships", groupName, held, users: packUserIds([userId]) },
    answerFirst: true,
  }
}
