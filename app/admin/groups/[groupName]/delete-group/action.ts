"use server"

import { adminAction } from "@/lib/admin-action"
import { deleteGroup } from "@/lib/group-changes"
import { lastTokenEnds } from "@/lib/takes-effect"
import { requireOffer } from "../require-offer"
import { whenGroupGone } from "../when-group-gone"
import { deleteGroupOffer } from "./offer"
import { deleteGroupSchema } from "./schema"

/** Deletes a group; its members stay. */
export const deleteGroupAction = adminAction({
  name: "deleteGroup",
  schema: deleteGroupSchema,
  run: async ({ groupName, reason }, { requestId }) => {
    requireOffer(deleteGroupOffer, groupName)
    await deleteGroup({ groupName, reason, requestId })
  },
  landing: (_, { groupName }) => ({
    path: "/admin/groups",
    notice: { code: "groupDeleted", parameters: { groupName, until: lastTokenEnds() } },
    changed: { kind: "groupDeleted", groupName },
  }),
  whenGone: whenGroupGone,
})
