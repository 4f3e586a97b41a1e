import { optionalReason } from "../../../reason-schema"
import { userSchema } from "../user-schema"

export const signOutUserSchema = userSchema.extend({ reason: optionalReason })
