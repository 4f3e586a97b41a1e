import type { Landing } from "@/lib/landing"
import type { Notice } from "@/lib/notices"
import type { Changed } from "@/lib/recent-change"

/** Back to the user's page, as they are now. */
export function userLanding(
  userId: string,
  notice: Notice,
  changed?: Omit<Changed & { kind: "user" }, "kind" | "userId">,
): Landing {
  return { path: `/admin/users/${userId}`, notice, changed: changed && { kind: "user", userId, ...changed } }
}

/** Somebody deleted the user in the meantime: back to the list, which says so. */
export const whenUserGone = {
  code: "UserNotFoundException",
  landing: ({ userId }: { userId: string }): Landing => ({
    path: "/admin/users",
    notice: { code: "userGone", parameters: {} },
    changed: { kind: "userDeleted", userId },
  }),
} as const
