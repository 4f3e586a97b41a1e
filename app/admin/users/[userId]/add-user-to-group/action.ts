"use server"

import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import { adminAction } from "@/lib/admin-action"
import { addUserToGroup } from "@/lib/groups"
import { MEMBERSHIP } from "@/lib/words"
import type { MembershipChanged } from "../membership"
import { membershipLanding } from "../membership-landing"
import { addUserToGroupSchema } from "./schema"

/** Gives a user a group. */
export const addUserToGroupAction = adminAction({
  name: "addUserToGroup",
  schema: addUserToGroupSchema,
  run: async ({ userId, groupName }, { requestId }): Promise<MembershipChanged> => {
    await addUserToGroup({ userId, groupName, requestId })
    return { groupName, held: true, sentence: MEMBERSHIP.added({ groupName, minutes }) }
  },
  landing: (_, { userId, groupName }) => membershipLanding(userId, groupName, true),
})
