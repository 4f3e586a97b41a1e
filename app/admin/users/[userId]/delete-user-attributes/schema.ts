import * as z from "zod"
import { shownValues } from "../shown-values"
import { userSchema } from "../user-schema"

/** `attribute.…` are checkboxes that only the user pool can name; `chosen-attributes.ts` holds them against it. */
export const deleteUserAttributesSchema = userSchema
  .extend({ shown: shownValues })
  .catchall(z.literal("on", "attributeChoice"))
