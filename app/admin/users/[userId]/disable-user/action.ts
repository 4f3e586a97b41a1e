"use server"

import { adminAction } from "@/lib/admin-action"
import { lastTokenEnds } from "@/lib/takes-effect"
import { disableUser } from "@/lib/user-changes"
import { refuseOwnAccount } from "../own-account"
import { userLanding, whenUserGone } from "../user-landing"
import { disableUserSchema } from "./schema"

/** Refuses a user every sign-in until they are enabled again; nobody does that to themselves. */
export const disableUserAction = adminAction({
  name: "disableUser",
  schema: disableUserSchema,
  run: async ({ userId, reason }, { requestId, session }) => {
    refuseOwnAccount(userId, session)
    await disableUser({ userId, reason, requestId })
  },
  landing: (_, { userId, name }) =>
    userLanding(userId, { code: "userDisabled", parameters: { name, until: lastTokenEnds() } }, { enabled: false }),
  whenGone: whenUserGone,
})
