"use server"

import { adminAction } from "@/lib/admin-action"
import { MANY_USERS_OPERATIONS } from "@/lib/many-users"
import { previewUsers } from "../preview"
import { previewManyUsersSchema } from "../schema"

/**
 * What a change would do to some of the chosen users: a page shows the first of them and asks for the rest. Only for
 * those who may make the change.
 */
export const previewManyUsersAction = adminAction({
  name: "previewManyUsers",
  calls: ({ change }) => MANY_USERS_OPERATIONS[change],
  schema: previewManyUsersSchema,
  run: ({ userIds, ...plan }, { session }) => previewUsers(plan, userIds, session),
})
