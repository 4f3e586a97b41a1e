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
  const fieldErrors = field !== null && Object.hasOwn(schema.shape, field) ? { [field]: [message] } : undefined
  return { status: "failed", code, message, requestId, fieldErrors, values: keptValues(schema, fields) }
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
  if (code === "InvalidInput" || code === "ChangedMeanwhile") return String(field)
  return FIELDS[code] ?? null
}
