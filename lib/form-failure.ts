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
  const field = fieldOf(code, parameters)
  const values = keptValues(schema, fields)
  // A field that only the user pool can name is there when it was sent.
  const isThere = field !== null && (Object.hasOwn(schema.shape, field) || Object.hasOwn(values, field))
  return {
    status: "failed",
    code,
    message,
    requestId,
    fieldErrors: isThere ? { [field]: [message] } : undefined,
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

/** The field that each of these is about, in every form that has it. */
const FIELDS: Partial<Record<ErrorCode, string>> = {
  ResourceNotFoundException: "groupName",
  GroupExistsException: "groupName",
  UsernameExistsException: "username",
  AliasExistsException: "username",
  InvalidPasswordException: "password",
  PasswordHistoryPolicyViolationException: "password",
}

function fieldOf(code: ErrorCode, { field }: ErrorParameters): string | null {
  return field === undefined ? (FIELDS[code] ?? null) : String(field)
}
