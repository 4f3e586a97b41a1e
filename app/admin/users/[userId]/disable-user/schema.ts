import { neededReason } from "../../../reason-schema"
import { userSchema } from "../user-schema"

export const disableUserSchema = userSchema.extend({ reason: neededReason })
