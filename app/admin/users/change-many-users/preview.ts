import "server-only"
import { type Outcome, outcomeOf } from "@/lib/api"
import { type GroupList, listGroupsForUser } from "@/lib/groups"
import { isGroupChange, type ManyUsersPlan, type PreviewLine, type Verdict } from "@/lib/many-users"
import { MANY_USERS_REFUSALS } from "@/lib/many-users-words"
import { pacedReads } from "@/lib/pace"
import { mayChangeRoleHolders } from "@/lib/roles"
import type { Session } from "@/lib/session"
import { displayName } from "@/lib/user-status"
import { getUser, type User } from "@/lib/users"
import { readingSentence } from "@/lib/words"
import type { Viewer } from "../[userId]/user-offer"
import { CHANGES } from "./change-user"

/**
 * What a change would do to each of these users, as they are now. No list knows that: Cognito is asked for each of them,
 * which the reader has asked for by choosing them, and at a pace that its quotas allow.
 * @throws ApiError `TooManyRequestsException` where others keep the server busy
 */
export async function previewUsers(
  plan: ManyUsersPlan,
  userIds: readonly string[],
  session: Session,
): Promise<PreviewLine[]> {
  return pacedReads(userIds, (userId) => previewUser(plan, userId, session))
}

async function previewUser(plan: ManyUsersPlan, userId: string, session: Session): Promise<PreviewLine> {
  // Whoever may not change users with a role has to know who is one.
  const needsGroups = isGroupChange(plan.change) || !mayChangeRoleHolders(session.roles)
  const [user, groups] = await Promise.all([
    outcomeOf(getUser(userId)),
    needsGroups ? outcomeOf(listGroupsForUser(userId)) : null,
  ])
  const found = user.ok ? user.data : null
  return {
    userId,
    name: found ? displayName(found) : userId,
    email: found?.email ?? null,
    verdict: verdictOn(plan, user, groups, { isSelf: userId === session.userId, roles: session.roles }),
  }
}

function verdictOn(
  { change, groupName }: ManyUsersPlan,
  user: Outcome<User | null>,
  groups: Outcome<GroupList> | null,
  reader: Omit<Viewer, "groups">,
): Verdict {
  if (!user.ok) return { kind: "failed", sentence: readingSentence(user.error.code, user.error.parameters) }
  if (user.data === null) return { kind: "stays", sentence: MANY_USERS_REFUSALS.gone() }
  if (groups && !groups.ok)
    return { kind: "failed", sentence: readingSentence(groups.error.code, groups.error.parameters) }
  const viewer = { ...reader, groups: groups?.data.groups.map((group) => group.groupName) ?? null }
  const reason = CHANGES[change].refusal({ user: user.data, groupName }, viewer)
  return reason === null ? { kind: "changes" } : { kind: "stays", sentence: MANY_USERS_REFUSALS.stays(reason) }
}
