"use server"

import { adminAction } from "@/lib/admin-action"
import { ApiError } from "@/lib/api-error"
import { setUserMfaPreference } from "@/lib/user-changes"
import { userLanding, whenUserGone } from "../user-landing"
import { mfaChanges } from "./mfa-changes"
import { setUserMfaPreferenceSchema } from "./schema"

/** Switches the second factors of a user on or off. */
export const setUserMfaPreferenceAction = adminAction({
  name: "setUserMfaPreference",
  schema: setUserMfaPreferenceSchema,
  run: ({ userId, name: _, reason, ...form }, { requestId }) =>
    setUserMfaPreference({ userId, reason, requestId, ...mfaChanges(form) }).catch((error: unknown) => {
      // All else was checked before: what Cognito does not take is a factor that only the user can set up.
      if (!(error instanceof ApiError && error.code === "InvalidParameterException")) throw error
      throw new ApiError("InvalidInput", { field: "preferred", rule: "factorNotSetUp" })
    }),
  landing: (_, { userId, name }) => userLanding(userId, { code: "userFactorsChanged", parameters: { name } }),
  whenGone: whenUserGone,
})
