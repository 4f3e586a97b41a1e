import "server-only"
import { outcomeOf } from "@/lib/api"
import { listGroupsForUser } from "@/lib/groups"
import { mayCall, mayChangeRoleHolders, type Operation } from "@/lib/roles"
import type { Session } from "@/lib/session"
import { isUserId } from "@/lib/user-id"
import type { Viewer } from "./user-offer"

/** Who looks at the page of an action. The user's groups are asked for only where they decide whether it is on offer. */
export async function readViewer(session: Session, userId: string, operation: Operation): Promise<Viewer> {
  const { roles } = session
  const matters = isUserId(userId) && mayCall(roles, operation) && !mayChangeRoleHolders(roles)
  const held = matters ? await outcomeOf(listGroupsForUser(userId)) : null
  const groups = held?.ok ? held.data.groups.map(({ groupName }) => groupName) : null
  return { isSelf: userId === session.userId, roles, groups }
}
