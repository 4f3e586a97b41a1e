"use server"

import { adminAction } from "@/lib/admin-action"
import { removeUserFromGroup } from "@/lib/groups"
import { refuseOwnDemotion } from "../../../users/[userId]/own-account"
import { membershipLanding } from "../membership-landing"
import { readSubject } from "../read-subject"
import { whenGroupGone } from "../when-group-gone"
import { removeUserFromGroupSchema } from "./schema"

/** Takes this group from a user; nobody demotes themselves. */
export const removeUserFromGroupAction = adminAction({
  name: "removeUserFromGroup",
  schema: removeUserFromGroupSchema,
  run: async ({ userId, groupName }, { requestId, session }) => {
    refuseOwnDemotion({ userId, groupName }, session)
    const user = await readSubject(userId)
    await removeUserFromGroup({ userId, groupName, requestId })
    return user
  },
  landing: (user, { groupName }) => membershipLanding(groupName, user, false),
  whenGone: whenGroupGone,
})
