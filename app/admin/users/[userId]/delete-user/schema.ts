import * as z from "zod"
import { userSchema } from "../user-schema"

/** What was typed to confirm; the action compares it with what the account is called at that moment. */
export const deleteUserSchema = userSchema.extend({ confirmation: z.string("confirmation").max(2048, "confirmation") })
