import * as z from "zod"
import { AdminError } from "../admin-error"

/** Cognito takes at most this many characters, the attribute, the operator, the quotes and the escapes included. */
const MAX_FILTER_LENGTH = 256

export const filterSchema = {
  attribute: z
    .enum(
      [
        "sub",
        "username",
        "email",
        "phone_number",
        "name",
        "given_name",
        "family_name",
        "preferred_username",
        "user_status",
        "status",
      ],
      "filterAttribute",
    )
    .nullish(),
  match: z.enum(["exact", "prefix"], "filterMatch").nullish(),
  value: z.string().nullish(),
}

type Filter = z.output<z.ZodObject<typeof filterSchema>>

/**
 * Cognito's filter: one attribute, `=` (exact) or `^=` (prefix), a quoted value in which `"` and `\` are escaped.
 * `undefined` when nothing is to be filtered.
 * @throws AdminError `InvalidInput` for a value without an attribute, one that is too long, or one that holds control
 * characters, which Cognito's grammar has no escape for.
 */
export function toCognitoFilter({ attribute, match, value }: Filter): string | undefined {
  if (!value) return undefined
  if (!attribute) throw new AdminError("InvalidInput", { field: "attribute", rule: "filterAttribute" })
  if (/\p{Cc}/u.test(value)) throw new AdminError("InvalidInput", { field: "value", rule: "filterCharacters" })
  const name = attribute === "user_status" ? "cognito:user_status" : attribute
  const operator = match === "exact" ? "=" : "^="
  const filter = `${name} ${operator} "${value.replace(/["\\]/g, "\\$&")}"`
  if (filter.length > MAX_FILTER_LENGTH) throw new AdminError("InvalidInput", { field: "value", rule: "filterLength" })
  return filter
}
