import "server-only"
import { isRoleGroup } from "@/amplify/data/roles"
import { addUserToGroup, removeUserFromGroup } from "@/lib/groups"
import type { ManyUsersChange } from "@/lib/many-users"
import { MANY_USERS_REFUSALS } from "@/lib/many-users-words"
import type { Session } from "@/lib/session"
import { disableUser, enableUser, signOutUser } from "@/lib/user-changes"
import type { User } from "@/lib/users"
import { disableUserOffer } from "../[userId]/disable-user/offer"
import { enableUserOffer } from "../[userId]/enable-user/offer"
import { ownAccountRefusal, refuseOwnAccount, refuseOwnDemotion } from "../[userId]/own-account"
import { signOutUserOffer } from "../[userId]/sign-out-user/offer"
import { type UserOffer, userRefusal, type Viewer } from "../[userId]/user-offer"

interface Subject {
  user: User
  groupName: string | null
}

interface OneChange {
  userId: string
  groupName: string | null
  reason?: string
  requestId: string
  session: Session
}

interface Change {
  /** Why a user would stay as they are, or null. */
  refusal(subject: Subject, viewer: Viewer): string | null
  /** @returns a sentence where something is left to do */
  run(change: OneChange): Promise<unknown>
}

/** What each change of many users does with one of them: the same as the user's own page. */
export const CHANGES: Readonly<Record<ManyUsersChange, Change>> = {
  "add-user-to-group": {
    refusal: ({ groupName }, viewer) => (holds(viewer, groupName) ? MANY_USERS_REFUSALS.heldAlready() : null),
    run: ({ userId, groupName, reason, requestId }) =>
      addUserToGroup({ userId, groupName: groupName ?? "", reason, requestId }),
  },
  "remove-user-from-group": {
    refusal: ({ groupName }, viewer) => {
      if (!holds(viewer, groupName)) return MANY_USERS_REFUSALS.notHeld()
      return isRoleGroup(groupName ?? "") ? (ownAccountRefusal(viewer)?.reason ?? null) : null
    },
    run: async ({ userId, groupName, reason, requestId, session }) => {
      const membership = { userId, groupName: groupName ?? "" }
      refuseOwnDemotion(membership, session)
      const { signedOut } = await removeUserFromGroup({ ...membership, reason, requestId })
      if (isRoleGroup(membership.groupName) && !signedOut) return MANY_USERS_REFUSALS.notSignedOut()
    },
  },
  "enable-user": {
    refusal: reasonOf(enableUserOffer),
    run: ({ userId, requestId }) => enableUser({ userId, requestId }),
  },
  "disable-user": {
    refusal: reasonOf(disableUserOffer),
    run: async ({ userId, reason, requestId, session }) => {
      refuseOwnAccount(userId, session)
      await disableUser({ userId, reason, requestId })
    },
  },
  "sign-out-user": {
    refusal: reasonOf(signOutUserOffer),
    run: ({ userId, reason, requestId }) => signOutUser({ userId, reason, requestId }),
  },
}

function holds({ groups }: Viewer, groupName: string | null): boolean {
  return groupName !== null && (groups?.includes(groupName) ?? false)
}

function reasonOf(offer: UserOffer): Change["refusal"] {
  return ({ user }, viewer) => userRefusal(offer, user, viewer)?.reason ?? null
}
