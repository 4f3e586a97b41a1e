import { z } from "zod"
import { newPasswordSchema } from "../new-password/schema"
import { emailSchema } from "../schema"

/** Cognito's own limit for a confirmation code. */
const MAX_CODE = 2048

export const resetPasswordSchema = newPasswordSchema({
  email: emailSchema,
  code: z
    .string("Enter the code from the mail.")
    // People copy codes with the spaces around them, and mail programs put spaces between the digits.
    .transform((code) => code.replace(/\s/g, ""))
    .pipe(z.string().min(1, "Enter the code from the mail.").max(MAX_CODE, "This is not the code from the mail.")),
})
