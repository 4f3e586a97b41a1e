import type { Landing } from "@/lib/landing"
import type { Notice } from "@/lib/notices"
import type { Changed } from "@/lib/recent-change"
import { recentChanges } from "@/lib/recent-changes"

/** Back to the user's page, as they are now. */
export function userLanding(
  userId: string,
  notice: Notice,
  changed?: Omit<Changed & { kind: "user" }, "kind" | "userId">,
): Landing {
  return { path: `/admin/users/${userId}`, notice, changed: changed && { kind: "user", userId, ...changed } }
}

/**
 * Somebody deleted the user in the meantime: back to the list, which says so. Of somebody who was made here a moment ago
 * this is not so: Cognito does not find them yet, and the form stays, to be sent again.
 */
export const whenUserGone = {
  code: "UserNotFoundException",
  landing: async ({ userId }: { userId: string }): Promise<Landing | null> => {
    const changes = await recentChanges()
    if (changes.some(({ changed }) => changed?.kind === "userCreated" && changed.user.userId === userId)) return null
    return {
      path: "/admin/users",
      notice: { code: "userGone", parameters: {} },
      changed: { kind: "userDeleted", userId },
    }
  },
} as const
