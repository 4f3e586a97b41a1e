import * as z from "zod"
import { shownValues } from "../shown-values"
import { userSchema } from "../user-schema"

/** `attribute.…` are fields that only the user pool can name; `changed-attributes.ts` holds them against it. */
export const updateUserAttributesSchema = userSchema.extend({ shown: shownValues }).catchall(z.string())
