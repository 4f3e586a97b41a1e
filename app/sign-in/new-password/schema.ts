import { z } from "zod"
import { meetsPasswordRules, passwordRules } from "@/lib/password-rules"
import { userPoolFromOutputs } from "@/lib/user-pool"

const policy = userPoolFromOutputs().passwordPolicy

/** What a new password has to be, as a sentence. */
export const NEW_PASSWORD_RULES = passwordRules(policy)

const newPasswordFields = {
  newPassword: z
    .string("Enter a new password.")
    .min(1, "Enter a new password.")
    .refine((password) => password === "" || meetsPasswordRules(password, policy), {
      error: `This password is not enough. ${NEW_PASSWORD_RULES}`,
    }),
  repeatPassword: z.string("Enter the new password again.").min(1, "Enter the new password again."),
}

/** A form with a new password, typed twice, and whatever else the form asks for. */
export function newPasswordSchema<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.object({ ...newPasswordFields, ...fields }).refine(isRepeated, {
    path: ["repeatPassword"],
    error: "The two passwords differ. Type the new one again.",
  })
}

function isRepeated(input: object): boolean {
  const { newPassword, repeatPassword } = input as Record<string, unknown>
  return newPassword === repeatPassword
}
