"use server"

import { revalidatePath } from "next/cache"
import { adminAction } from "@/lib/admin-action"
import { ApiError } from "@/lib/api-error"
import { updateGroup } from "@/lib/group-changes"
import { groupPath } from "@/lib/group-path"
import { requireOffer } from "../require-offer"
import { whenGroupGone } from "../when-group-gone"
import { updateGroupOffer } from "./offer"
import { updateGroupSchema } from "./schema"

/** Gives a group another description and precedence. */
export const updateGroupAction = adminAction({
  name: "updateGroup",
  schema: updateGroupSchema,
  run: async ({ shown, ...group }, { requestId }) => {
    requireOffer(updateGroupOffer, group.groupName)
    const shownDescription = shown.description ?? undefined
    const shownPrecedence = shown.precedence ?? undefined
    try {
      return await updateGroup({ ...group, shownDescription, shownPrecedence, requestId })
    } catch (error) {
      // The page that shows the refusal has to show what the group is now, and carry that into the next try.
      if (error instanceof ApiError && error.code === "ChangedMeanwhile") revalidatePath("/admin/groups", "layout")
      throw error
    }
  },
  landing: (group, { groupName }) => ({
    path: groupPath(groupName),
    notice: { code: "groupUpdated", parameters: { groupName } },
    changed: { kind: "group", group },
  }),
  whenGone: whenGroupGone,
})
