"use server"

import { adminAction } from "@/lib/admin-action"
import { resendInvitation } from "@/lib/user-changes"
import { userLanding, whenUserGone } from "../user-landing"
import { resendInvitationSchema } from "./schema"

/** Sends the invitation again, with a new temporary password. */
export const resendInvitationAction = adminAction({
  name: "resendInvitation",
  schema: resendInvitationSchema,
  run: ({ userId }, { requestId }) => resendInvitation({ userId, requestId }),
  landing: (_, { userId, name }) => userLanding(userId, { code: "invitationResent", parameters: { name } }),
  whenGone: whenUserGone,
})
