"use server"

import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import { adminAction } from "@/lib/admin-action"
import { disableUser } from "@/lib/user-changes"
import { refuseOwnAccount } from "../own-account"
import { userLanding, whenUserGone } from "../user-landing"
import { disableUserSchema } from "./schema"

/** Refuses a user every sign-in until they are enabled again; nobody does that to themselves. */
export const disableUserAction = adminAction({
  name: "disableUser",
  schema: disableUserSchema,
  run: async ({ userId }, { requestId, session }) => {
    refuseOwnAccount(userId, session)
    await disableUser({ userId, requestId })
  },
  landing: (_, { userId, name }) =>
    userLanding(userId, { code: "userDisabled", parameters: { name, minutes } }, { enabled: false }),
  whenGone: whenUserGone,
})
