import { optionalReason } from "../../../reason-schema"
import { userSchema } from "../user-schema"

export const resetUserPasswordSchema = userSchema.extend({ reason: optionalReason })
