import "server-only"
import type * as z from "zod"
import { packUserIds } from "@/lib/chosen-users"
import type { Landing } from "@/lib/landing"
import { isGroupChange, leavesTrace, type ManyUsersChanged } from "@/lib/many-users"
import type { Changed } from "@/lib/recent-change"
import type { changeManyUsersSchema } from "./schema"

/** What the lists do not know yet; what became of each user is said on the page itself. */
export function manyUsersLanding(
  { outcomes }: ManyUsersChanged,
  { change, groupName }: z.output<typeof changeManyUsersSchema>,
): Landing {
  const users = packUserIds(outcomes.filter(({ kind }) => kind === "done").map(({ userId }) => userId))
  return {
    path: "/admin/users",
    changed: changedBy(),
    answerFirst: true,
  }

  function changedBy(): Changed | undefined {
    if (users === "" || !leavesTrace(change)) return undefined
    if (isGroupChange(change)) {
      return { kind: "memberships", users, groupName: groupName ?? "", held: change === "add-user-to-group" }
    }
    return { kind: "users", users, enabled: change === "enable-user" }
  }
}
