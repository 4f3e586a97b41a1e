"use server"

import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import { adminAction } from "@/lib/admin-action"
import { signOutUser } from "@/lib/user-changes"
import { userLanding, whenUserGone } from "../user-landing"
import { signOutUserSchema } from "./schema"

/** Ends every session of a user. */
export const signOutUserAction = adminAction({
  name: "signOutUser",
  schema: signOutUserSchema,
  run: ({ userId }, { requestId }) => signOutUser({ userId, requestId }),
  landing: (_, { userId, name }) => userLanding(userId, { code: "userSignedOut", parameters: { name, minutes } }),
  whenGone: whenUserGone,
})
