"use server"

import { adminAction } from "@/lib/admin-action"
import { ApiError } from "@/lib/api-error"
import { lastTokenEnds } from "@/lib/takes-effect"
import { resetUserPassword } from "@/lib/user-changes"
import { userLanding, whenUserGone } from "../user-landing"
import { resetUserPasswordSchema } from "./schema"

/** Makes a user set a new password with a code that is sent to them. */
export const resetUserPasswordAction = adminAction({
  name: "resetUserPassword",
  schema: resetUserPasswordSchema,
  run: ({ userId, reason }, { requestId }) => resetUserPassword({ userId, reason, requestId }).catch(explained),
  landing: (_, { userId, name }) =>
    userLanding(
      userId,
      { code: "passwordReset", parameters: { name, until: lastTokenEnds() } },
      { status: "RESET_REQUIRED" },
    ),
  whenGone: whenUserGone,
})

/** The form has nothing to get wrong: what Cognito finds invalid is that no address of the user serves for the code. */
function explained(cause: unknown): never {
  if (!(cause instanceof ApiError) || cause.code !== "InvalidParameterException") throw cause
  throw new ApiError(cause.code, { ...cause.parameters, rule: "verifiedContact" })
}
