"use server"

import { adminAction } from "@/lib/admin-action"
import { lastTokenEnds } from "@/lib/takes-effect"
import { signOutUser } from "@/lib/user-changes"
import { userLanding, whenUserGone } from "../user-landing"
import { signOutUserSchema } from "./schema"

/** Ends every session of a user. */
export const signOutUserAction = adminAction({
  name: "signOutUser",
  schema: signOutUserSchema,
  run: ({ userId, reason }, { requestId }) => signOutUser({ userId, reason, requestId }),
  landing: (_, { userId, name }) =>
    userLanding(userId, { code: "userSignedOut", parameters: { name, until: lastTokenEnds() } }),
  whenGone: whenUserGone,
})
