"use server"

import { adminAction } from "@/lib/admin-action"
import { type Removal, removeUserFromGroup } from "@/lib/groups"
import { lastTokenEnds, takesEffect } from "@/lib/takes-effect"
import { MEMBERSHIP } from "@/lib/words"
import { groupTaken } from "../../../membership-notice"
import type { MembershipChanged } from "../membership"
import { membershipLanding } from "../membership-landing"
import { refuseOwnDemotion } from "../own-account"
import { removeUserFromGroupSchema } from "./schema"

/** Takes a group from a user; nobody demotes themselves. */
export const removeUserFromGroupAction = adminAction({
  name: "removeUserFromGroup",
  schema: removeUserFromGroupSchema,
  run: async (input, { requestId, session }): Promise<MembershipChanged & Removal> => {
    const { userId, groupName, reason, keepSignedIn } = input
    refuseOwnDemotion(input, session)
    const change = { userId, groupName, reason: reason || undefined, keepSignedIn, requestId }
    const { signedOut } = await removeUserFromGroup(change)
    const effect = takesEffect("groupTaken", lastTokenEnds())
    return { groupName, held: false, sentence: MEMBERSHIP.removed(groupName), effect, signedOut }
  },
  landing: ({ signedOut }, { userId, name, groupName, keepSignedIn }) =>
    membershipLanding(userId, groupName, false, groupTaken({ name, groupName }, { keepSignedIn, signedOut })),
})
