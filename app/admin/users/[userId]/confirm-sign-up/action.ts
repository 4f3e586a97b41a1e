"use server"

import { adminAction } from "@/lib/admin-action"
import { confirmSignUp } from "@/lib/user-changes"
import { userLanding, whenUserGone } from "../user-landing"
import { confirmSignUpSchema } from "./schema"

/** Confirms a sign-up without the code that was sent. */
export const confirmSignUpAction = adminAction({
  name: "confirmSignUp",
  schema: confirmSignUpSchema,
  run: ({ userId }, { requestId }) => confirmSignUp({ userId, requestId }),
  landing: (_, { userId, name }) =>
    userLanding(userId, { code: "signUpConfirmed", parameters: { name } }, { status: "CONFIRMED" }),
  whenGone: whenUserGone,
})
