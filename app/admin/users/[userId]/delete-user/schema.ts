import * as z from "zod"
import { neededReason } from "../../../reason-schema"
import { userSchema } from "../user-schema"

/** What was typed to confirm; the action compares it with what the account is called at that moment. */
export const deleteUserSchema = userSchema.extend({
  reason: neededReason,
  confirmation: z.string("confirmation").max(2048, "confirmation"),
})
