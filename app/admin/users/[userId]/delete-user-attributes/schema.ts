import * as z from "zod"
import { neededReason } from "../../../reason-schema"
import { shownValues } from "../shown-values"
import { userSchema } from "../user-schema"

/** `attribute.…` are checkboxes that only the user pool can name; `chosen-attributes.ts` holds them against it. */
export const deleteUserAttributesSchema = userSchema
  .extend({ shown: shownValues, reason: neededReason })
  .catchall(z.literal("on", "attributeChoice"))
