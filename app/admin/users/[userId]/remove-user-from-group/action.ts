"use server"

import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import { adminAction } from "@/lib/admin-action"
import { removeUserFromGroup } from "@/lib/groups"
import { MEMBERSHIP } from "@/lib/words"
import type { MembershipChanged } from "../membership"
import { membershipLanding } from "../membership-landing"
import { refuseOwnDemotion } from "../own-account"
import { removeUserFromGroupSchema } from "./schema"

/** Takes a group from a user; nobody demotes themselves. */
export const removeUserFromGroupAction = adminAction({
  name: "removeUserFromGroup",
  schema: removeUserFromGroupSchema,
  run: async ({ userId, groupName }, { requestId, session }): Promise<MembershipChanged> => {
    refuseOwnDemotion({ userId, groupName }, session)
    await removeUserFromGroup({ userId, groupName, requestId })
    return { groupName, held: false, sentence: MEMBERSHIP.removed({ groupName, minutes }) }
  },
  landing: (_, { userId, groupName }) => membershipLanding(userId, groupName, false),
})
