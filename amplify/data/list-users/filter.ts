import * as z from "zod"
import { AdminError } from "../admin-error"
import { filterClause } from "../cognito-filter"
import type { Schema } from "../resource"

/** Cognito takes at most this many characters, the attribute, the operator, the quotes and the escapes included. */
const MAX_FILTER_LENGTH = 256

type Attribute = Schema["UserFilterAttribute"]["type"]

/** Cognito's name of every attribute of the API's enum; GraphQL allows no colon in one. */
const COGNITO_NAMES: Readonly<Record<Attribute, string>> = {
  sub: "sub",
  username: "username",
  email: "email",
  phone_number: "phone_number",
  name: "name",
  given_name: "given_name",
  family_name: "family_name",
  preferred_username: "preferred_username",
  user_status: "cognito:user_status",
  status: "status",
}

export const filterSchema = {
  attribute: z.enum(Object.keys(COGNITO_NAMES) as [Attribute, ...Attribute[]], "filterAttribute").nullish(),
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
  const filter = filterClause(COGNITO_NAMES[attribute], match === "exact" ? "=" : "^=", value)
  if (filter.length > MAX_FILTER_LENGTH) throw new AdminError("InvalidInput", { field: "value", rule: "filterLength" })
  return filter
}
