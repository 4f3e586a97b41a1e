import * as z from "zod"

/**
 * The form of a new user. `attribute.…` are fields that only the user pool can name; `new-user.ts` holds them against
 * what the pool says.
 */
export const createUserSchema = z
  .object({
    /** Only where people have user names; elsewhere the address or number serves. */
    username: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, "username")
      .optional(),
    invitation: z.enum(["none", "email", "sms"], "invitation"),
  })
  .catchall(z.string())
