import "server-only"
import { addUserToGroup, type Group, removeUserFromGroup } from "@/lib/groups"
import type { ManyUsersChange } from "@/lib/many-users"
import { MANY_USERS_REFUSALS } from "@/lib/many-users-words"
import { roleOfGroup } from "@/lib/roles"
import type { Session } from "@/lib/session"
import { disableUser, enableUser, signOutUser } from "@/lib/user-changes"
import type { User } from "@/lib/users"
import { disableUserOffer } from "../[userId]/disable-user/offer"
import { enableUserOffer } from "../[userId]/enable-user/offer"
import { ownAccountRefusal, refuseOwnAccount, refuseOwnDemotion } from "../[userId]/own-account"
import { signOutUserOffer } from "../[userId]/sign-out-user/offer"
import type { OfferContext, UserOffer } from "../[userId]/user-offer"

interface Subject {
  user: User
  /** Their groups; `null` where the change is about none. */
  groups: readonly Group[] | null
  groupName: string | null
}

interface OneChange {
  userId: string
  groupName: string | null
  requestId: string
  session: Session
}

interface Change {
  /** Why a user would stay as they are, or null. */
  refusal(subject: Subject, context: OfferContext): string | null
  run(change: OneChange): Promise<void>
}

/** What each change of many users does with one of them: the same as the user's own page. */
export const CHANGES: Readonly<Record<ManyUsersChange, Change>> = {
  "add-user-to-group": {
    refusal: (subject) => (holds(subject) ? MANY_USERS_REFUSALS.heldAlready() : null),
    run: ({ userId, groupName, requestId }) => addUserToGroup({ userId, groupName: groupName ?? "", requestId }),
  },
  "remove-user-from-group": {
    refusal: (subject, context) => {
      if (!holds(subject)) return MANY_USERS_REFUSALS.notHeld()
      return roleOfGroup(subject.groupName ?? "") === null ? null : (ownAccountRefusal(context)?.reason ?? null)
    },
    run: async ({ userId, groupName, requestId, session }) => {
      const membership = { userId, groupName: groupName ?? "" }
      refuseOwnDemotion(membership, session)
      await removeUserFromGroup({ ...membership, requestId })
    },
  },
  "enable-user": {
    refusal: reasonOf(enableUserOffer),
    run: ({ userId, requestId }) => enableUser({ userId, requestId }),
  },
  "disable-user": {
    refusal: reasonOf(disableUserOffer),
    run: async ({ userId, requestId, session }) => {
      refuseOwnAccount(userId, session)
      await disableUser({ userId, requestId })
    },
  },
  "sign-out-user": {
    refusal: reasonOf(signOutUserOffer),
    run: ({ userId, requestId }) => signOutUser({ userId, requestId }),
  },
}

function holds({ groups, groupName }: Subject): boolean {
  return groups?.some((group) => group.groupName === groupName) ?? false
}

function reasonOf({ refusal }: UserOffer): Change["refusal"] {
  return ({ user }, context) => refusal(user, context)?.reason ?? null
}
