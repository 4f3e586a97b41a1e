import "server-only"
import type * as z from "zod"
import type { ActionResult } from "@/lib/action-result"
import type { ErrorCode, ErrorParameters } from "@/lib/api-error"
import { keptValues } from "@/lib/form-secrets"
import type { FormSubmission } from "@/lib/form-submission"
import { errorSentence, ruleSentence } from "@/lib/words"

type Failed = Extract<ActionResult<never>, { status: "failed" }>

/** A form that was refused as a whole. An error that is about one of its fields is shown there as well. */
export function failedForm(
  schema: z.ZodObject,
  { requestId, fields }: FormSubmission,
  { code, parameters }: { code: ErrorCode; parameters: ErrorParameters },
): Failed {
  const message = errorSentence(code, parameters)
  const values = keptValues(schema, fields)
  // A field that only the user pool can name is there when it was sent.
  const isThere = (name: string) => Object.hasOwn(schema.shape, name) || Object.hasOwn(values, name)
  const field = fieldsOf(code, parameters).find(isThere)
  return {
    status: "failed",
    code,
    message,
    requestId,
    fieldErrors: field === undefined ? undefined : { [field]: [message] },
    values,
  }
}

/** A form with fields that break a rule of its schema; the issues' messages are the rules' names. */
export function failedInput(
  schema: z.ZodObject,
  { requestId, fields }: FormSubmission,
  issues: Record<string, string[] | undefined>,
): Failed {
  const fieldErrors = Object.fromEntries(
    Object.entries(issues).map(([field, rules]) => [field, (rules ?? []).map(ruleSentence)]),
  )
  const message = Object.values(fieldErrors).flat()[0] ?? errorSentence("InvalidForm")
  return { status: "failed", code: "InvalidInput", message, requestId, fieldErrors, values: keptValues(schema, fields) }
}

/** The fields that each of these may be about: of those that a form has, the first. */
const FIELDS: Partial<Record<ErrorCode, readonly string[]>> = {
  ResourceNotFoundException: ["groupName"],
  GroupExistsException: ["groupName"],
  UsernameExistsException: ["username", "email"],
  AliasExistsException: ["username", "email"],
  InvalidPasswordException: ["password"],
  PasswordHistoryPolicyViolationException: ["password"],
}

function fieldsOf(code: ErrorCode, { field }: ErrorParameters): readonly string[] {
  return field === undefined ? (FIELDS[code] ?? []) : [String(field)]
}
