"use server"

import { adminAction } from "@/lib/admin-action"
import { removeUserFromGroup } from "@/lib/groups"
import { displayName } from "@/lib/user-status"
import { groupTaken } from "../../../membership-notice"
import { refuseOwnDemotion } from "../../../users/[userId]/own-account"
import { membershipLanding } from "../membership-landing"
import { readSubject } from "../read-subject"
import { whenGroupGone } from "../when-group-gone"
import { removeUserFromGroupSchema } from "./schema"

/** Takes this group from a user; nobody demotes themselves. */
export const removeUserFromGroupAction = adminAction({
  name: "removeUserFromGroup",
  schema: removeUserFromGroupSchema,
  run: async (input, { requestId, session }) => {
    const { userId, groupName, reason, keepSignedIn } = input
    refuseOwnDemotion(input, session)
    const user = await readSubject(userId)
    const change = { userId, groupName, reason: reason || undefined, keepSignedIn, requestId }
    const { signedOut } = await removeUserFromGroup(change)
    return { user, signedOut }
  },
  landing: ({ user, signedOut }, { groupName, keepSignedIn }) => {
    const notice = groupTaken({ name: displayName(user), groupName }, { keepSignedIn, signedOut })
    return membershipLanding(groupName, user, false, notice)
  },
  whenGone: whenGroupGone,
})
