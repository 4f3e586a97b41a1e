"use server"

import { adminAction } from "@/lib/admin-action"
import { ApiError } from "@/lib/api-error"
import { lastTokenEnds } from "@/lib/takes-effect"
import { deleteUser } from "@/lib/user-changes"
import { getUser } from "@/lib/users"
import { refuseOwnAccount } from "../own-account"
import { whenUserGone } from "../user-landing"
import { confirmationOf, isConfirmed } from "./confirmation"
import { deleteUserSchema } from "./schema"

/** Deletes a user for good, once it was typed which; nobody does that to themselves. */
export const deleteUserAction = adminAction({
  name: "deleteUser",
  schema: deleteUserSchema,
  run: async ({ userId, confirmation, reason }, { requestId, session }) => {
    refuseOwnAccount(userId, session)
    // Asked for now: the page may be old, and what it showed could be another user's by this time.
    const user = await getUser(userId)
    if (!user) throw new ApiError("UserNotFoundException", { userId })
    if (!isConfirmed(confirmation, confirmationOf(user))) {
      throw new ApiError("InvalidInput", { field: "confirmation", rule: "confirmation" })
    }
    await deleteUser({ userId, reason, requestId })
  },
  landing: (_, { userId, name }) => ({
    path: "/admin/users",
    notice: { code: "userDeleted", parameters: { name, until: lastTokenEnds() } },
    changed: { kind: "userDeleted", userId },
  }),
  whenGone: whenUserGone,
})
