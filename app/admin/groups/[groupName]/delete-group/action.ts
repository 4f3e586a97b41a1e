"use server"

import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import { adminAction } from "@/lib/admin-action"
import { deleteGroup } from "@/lib/group-changes"
import { requireOffer } from "../require-offer"
import { whenGroupGone } from "../when-group-gone"
import { deleteGroupOffer } from "./offer"
import { deleteGroupSchema } from "./schema"

/** Deletes a group; its members stay. */
export const deleteGroupAction = adminAction({
  name: "deleteGroup",
  schema: deleteGroupSchema,
  run: async ({ groupName }, { requestId }) => {
    requireOffer(deleteGroupOffer, groupName)
    await deleteGroup({ groupName, requestId })
  },
  landing: (_, { groupName }) => ({
    path: "/admin/groups",
    notice: { code: "groupDeleted", parameters: { groupName, minutes } },
    changed: { kind: "groupDeleted", groupName },
  }),
  whenGone: whenGroupGone,
})
