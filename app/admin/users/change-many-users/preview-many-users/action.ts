"use server"

import { adminAction } from "@/lib/admin-action"
import { previewUsers } from "../preview"
import { previewManyUsersSchema } from "../schema"

/** What a change would do to some of the chosen users: a page shows the first of them and asks for the rest. */
export const previewManyUsersAction = adminAction({
  name: "previewManyUsers",
  schema: previewManyUsersSchema,
  run: ({ userIds, ...plan }, { session }) => previewUsers(plan, userIds, session),
})
