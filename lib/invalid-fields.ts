import "server-only"
import { returnValidationErrors } from "next-safe-action"
import * as z from "zod"

/**
 * Refuses a form inside its action, for what a schema cannot say beforehand: rules that the user pool makes.
 * @param rules the broken rule (`lib/words.ts`) by the field's name
 */
export function refuseFields(rules: Readonly<Record<string, string>>): never {
  const errors = Object.entries(rules).map(([field, rule]) => [field, { _errors: [rule] }])
  returnValidationErrors(z.looseObject({}), Object.fromEntries(errors))
}
