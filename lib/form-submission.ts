import "server-only"
import { isRequestId, newRequestId } from "@/lib/request-id"

/** A posted form, read but not believed: `problem` says why it cannot be used. */
export interface FormSubmission {
  requestId: string
  /** Text by field name; a field that came several times keeps its last value, as a checkbox after its hidden twin. */
  fields: Record<string, string>
  problem: "InvalidForm" | "InvalidRequestId" | null
}

/**
 * Reads what arrived as a form. A server action is a public endpoint: anything may be posted to it.
 *
 * Names are taken as they are. Parsers that make nested objects of names like `a[0].b` throw or recurse without end on
 * hostile ones, and no form here nests. React's own fields (`$ACTION_…`) are left out, files are refused.
 */
export function readFormSubmission(formData: unknown): FormSubmission {
  if (!(formData instanceof FormData)) return { requestId: newRequestId(), fields: {}, problem: "InvalidForm" }
  const entries = [...formData].filter(([name]) => !name.startsWith("$ACTION_"))
  // `fromEntries` defines own properties, also one called `__proto__`.
  const text = Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"))
  const { requestId: claimed, ...fields } = text
  const requestId = isRequestId(claimed) ? claimed : newRequestId()
  if (entries.some(([, value]) => typeof value !== "string")) return { requestId, fields, problem: "InvalidForm" }
  return { requestId, fields, problem: claimed === undefined || isRequestId(claimed) ? null : "InvalidRequestId" }
}
