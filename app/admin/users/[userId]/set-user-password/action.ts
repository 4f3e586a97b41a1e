"use server"

import { adminAction } from "@/lib/admin-action"
import { ApiError } from "@/lib/api-error"
import { meetsPasswordRules, passwordRules } from "@/lib/password-rules"
import { lastTokenEnds } from "@/lib/takes-effect"
import { generatePassword } from "@/lib/temporary-password"
import { setUserPassword } from "@/lib/user-changes"
import { describeUserPool } from "@/lib/user-pool"
import { userLanding, whenUserGone } from "../user-landing"
import type { SetPassword } from "./new-password"
import { setUserPasswordSchema } from "./schema"

/** Sets a password. The answer holds a generated one, this once and nowhere else; one that was typed is never sent back. */
export const setUserPasswordAction = adminAction({
  name: "setUserPassword",
  schema: setUserPasswordSchema,
  run: async ({ userId, source, password: typed, reason, ...input }, { requestId }): Promise<SetPassword> => {
    const { passwordPolicy: policy } = await describeUserPool()
    const generated = source === "generate" ? generatePassword(policy) : undefined
    if (generated === undefined && !meetsPasswordRules(typed, policy)) {
      throw new ApiError("InvalidPasswordException", { policy: passwordRules(policy) })
    }
    const permanent = input.permanent === "yes"
    await setUserPassword({ userId, password: generated ?? typed, permanent, reason, requestId })
    return { userId, generated, permanent, requestId }
  },
  landing: ({ generated, permanent }, { userId, name }) => ({
    ...userLanding(
      userId,
      {
        code: permanent ? "userPasswordSet" : "userTemporaryPasswordSet",
        parameters: { name, until: lastTokenEnds() },
      },
      { status: permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD" },
    ),
    answerFirst: generated !== undefined,
  }),
  whenGone: whenUserGone,
})
