"use server"

import { adminAction } from "@/lib/admin-action"
import { createGroup } from "@/lib/group-changes"
import { groupPath } from "@/lib/group-path"
import { createGroupSchema } from "./schema"

/** Creates a group. */
export const createGroupAction = adminAction({
  name: "createGroup",
  schema: createGroupSchema,
  run: (group, { requestId }) => createGroup({ ...group, requestId }),
  landing: (group, { groupName }) => ({
    path: groupPath(groupName),
    notice: { code: "groupCreated", parameters: { groupName } },
    changed: { kind: "group", group },
  }),
})
