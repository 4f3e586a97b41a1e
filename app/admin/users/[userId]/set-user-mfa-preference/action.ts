"use server"

import { adminAction } from "@/lib/admin-action"
import { setUserMfaPreference } from "@/lib/user-changes"
import { userLanding, whenUserGone } from "../user-landing"
import { mfaChanges } from "./mfa-changes"
import { setUserMfaPreferenceSchema } from "./schema"

/** Switches the second factors of a user on or off. */
export const setUserMfaPreferenceAction = adminAction({
  name: "setUserMfaPreference",
  schema: setUserMfaPreferenceSchema,
  run: ({ userId, name: _, ...form }, { requestId }) =>
    setUserMfaPreference({ userId, requestId, ...mfaChanges(form) }),
  landing: (_, { userId, name }) => userLanding(userId, { code: "userFactorsChanged", parameters: { name } }),
  whenGone: whenUserGone,
})
