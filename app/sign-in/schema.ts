import { z } from "zod"
import { signInNameWords } from "@/lib/sign-in-name"

/** Cognito takes user names of up to 128 characters; some pools sign in with other things than an address. */
const MAX_EMAIL = 128
const MAX_PASSWORD = 256

const { missing } = signInNameWords()

/** What somebody signs in with, which most call their e-mail address. */
export const emailSchema = z
  .string(missing)
  .trim()
  .min(1, missing)
  .max(MAX_EMAIL, "This is longer than any address that can have an account.")

export const passwordSchema = z
  .string("Enter your password.")
  .min(1, "Enter your password.")
  .max(MAX_PASSWORD, `A password has at most ${MAX_PASSWORD} characters.`)

export const signInSchema = z.object({
  email: emailSchema,
  password: passwordSchema,
  next: z.string().optional(),
})
