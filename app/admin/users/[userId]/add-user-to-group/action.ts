"use server"

import { adminAction } from "@/lib/admin-action"
import { addUserToGroup } from "@/lib/groups"
import { lastTokenEnds, takesEffect } from "@/lib/takes-effect"
import { MEMBERSHIP } from "@/lib/words"
import { groupGiven } from "../../../membership-notice"
import type { MembershipChanged } from "../membership"
import { membershipLanding } from "../membership-landing"
import { addUserToGroupSchema } from "./schema"

/** Gives a user a group. */
export const addUserToGroupAction = adminAction({
  name: "addUserToGroup",
  schema: addUserToGroupSchema,
  run: async ({ userId, groupName, reason }, { requestId }): Promise<MembershipChanged> => {
    await addUserToGroup({ userId, groupName, reason: reason || undefined, requestId })
    const effect = takesEffect("groupGiven", lastTokenEnds())
    return { groupName, held: true, sentence: MEMBERSHIP.added(groupName), effect }
  },
  landing: (_, { userId, name, groupName }) =>
    membershipLanding(userId, groupName, true, groupGiven({ name, groupName })),
})
