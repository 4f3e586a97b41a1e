"use server"

import { confirmPasswordReset } from "@/lib/sign-in"
import { signInAction } from "@/lib/sign-in-action"
import { rethrowAs } from "@/lib/sign-in-error"
import { signInNoticePath } from "@/lib/sign-in-path"
import { resetRefusal } from "@/lib/sign-in-refusals"
import { passwordReset } from "@/lib/sign-in-reset"
import { NEW_PASSWORD_RULES } from "../new-password/schema"
import { resetPasswordSchema } from "./schema"

export const resetPassword = signInAction({
  name: "resetPassword",
  schema: resetPasswordSchema,
  keep: (field) => field === "email",
  run: async ({ email, code, newPassword }) => {
    await rethrowAs(
      (error) => resetRefusal(error, NEW_PASSWORD_RULES),
      () => confirmPasswordReset(email, code, newPassword),
    )
    const reset = await passwordReset.read()
    await passwordReset.clear()
    return signInNoticePath("password-changed", reset?.next)
  },
})
