"use server"

import { adminAction } from "@/lib/admin-action"
import { addUserToGroup } from "@/lib/groups"
import { displayName } from "@/lib/user-status"
import { groupGiven } from "../../../membership-notice"
import { membershipLanding } from "../membership-landing"
import { readSubject } from "../read-subject"
import { whenGroupGone } from "../when-group-gone"
import { addUserToGroupSchema } from "./schema"

/** Gives a user this group. */
export const addUserToGroupAction = adminAction({
  name: "addUserToGroup",
  schema: addUserToGroupSchema,
  run: async ({ userId, groupName, reason }, { requestId }) => {
    const user = await readSubject(userId)
    await addUserToGroup({ userId, groupName, reason: reason || undefined, requestId })
    return user
  },
  landing: (user, { groupName }) =>
    membershipLanding(groupName, user, true, groupGiven({ name: displayName(user), groupName })),
  whenGone: whenGroupGone,
})
