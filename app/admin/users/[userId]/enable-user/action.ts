"use server"

import { adminAction } from "@/lib/admin-action"
import { lastTokenEnds } from "@/lib/takes-effect"
import { enableUser } from "@/lib/user-changes"
import { userLanding, whenUserGone } from "../user-landing"
import { enableUserSchema } from "./schema"

/** Lets a disabled user sign in again. */
export const enableUserAction = adminAction({
  name: "enableUser",
  schema: enableUserSchema,
  run: ({ userId }, { requestId }) => enableUser({ userId, requestId }),
  landing: (_, { userId, name }) =>
    userLanding(userId, { code: "userEnabled", parameters: { name, until: lastTokenEnds() } }, { enabled: true }),
  whenGone: whenUserGone,
})
