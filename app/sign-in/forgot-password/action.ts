"use server"

import { logRequest } from "@/lib/request-log"
import { requestPasswordReset } from "@/lib/sign-in"
import { signInAction } from "@/lib/sign-in-action"
import { SignInError } from "@/lib/sign-in-error"
import { RESET_PASSWORD_PATH, safeNext } from "@/lib/sign-in-path"
import { mayTell } from "@/lib/sign-in-refusals"
import { passwordReset } from "@/lib/sign-in-reset"
import { forgotPasswordSchema } from "./schema"

export const forgotPassword = signInAction({
  name: "forgotPassword",
  schema: forgotPasswordSchema,
  keep: (field) => field === "email",
  run: async ({ email, next }, { requestId }) => {
    try {
      await requestPasswordReset(email)
    } catch (error) {
      if (!(error instanceof SignInError) || mayTell(error)) throw error
      logRequest({ level: "warn", event: "sign-in.refused", requestId, action: "forgotPassword", code: error.code })
    }
    await passwordReset.write({ email, next: safeNext(next) })
    return RESET_PASSWORD_PATH
  },
})
