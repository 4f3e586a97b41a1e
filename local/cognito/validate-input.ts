import { z } from "zod"
import { CognitoError } from "./errors"

/** Members that the service model marks sensitive: AWS leaves their values out of its messages, and so do we. */
const SENSITIVE =
  /(password|token|session|secret|code|username|clientId|value)$|^(authParameters|challengeResponses|clientMetadata)/i

/**
 * Reads a request by its schema, or refuses it in the wording of AWS's own request validation
 * (`1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: …`).
 */
export function validateInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const wrongType = result.error.issues.find((issue) => issue.code === "invalid_type" && at(input, issue.path) != null)
  if (wrongType) throw new CognitoError("SerializationException", `${memberPath(wrongType.path)} has the wrong type`)
  const lines = result.error.issues.map((issue) => {
    const path = memberPath(issue.path)
    const value = at(input, issue.path)
    const shown = value == null ? " null" : SENSITIVE.test(path) ? "" : ` '${String(value)}'`
    return `Value${shown} at '${path}' failed to satisfy constraint: ${constraint(issue)}`
  })
  const count = `${lines.length} validation error${lines.length === 1 ? "" : "s"} detected`
  throw new CognitoError("InvalidParameterException", `${count}: ${lines.join("; ")}`)
}

function constraint(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return "Member must not be null"
    case "too_small":
      return `Member must have ${measure(issue.origin)} greater than or equal to ${issue.minimum}`
    case "too_big":
      return `Member must have ${measure(issue.origin)} less than or equal to ${issue.maximum}`
    case "invalid_value":
      return `Member must satisfy enum value set: [${issue.values.join(", ")}]`
    case "invalid_format":
      return `Member must satisfy regular expression pattern: ${issue.message}`
    default:
      return issue.message
  }
}

const measure = (origin: string) => (origin === "string" || origin === "array" ? "length" : "value")

function at(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input)
}

function memberPath(path: readonly PropertyKey[]): string {
  const members = path.map((key) =>
    typeof key === "number" ? `${key + 1}.member` : String(key).charAt(0).toLowerCase() + String(key).slice(1),
  )
  return members.join(".") || "request"
}

/** A string that has to match `source` as a whole; the source is what the refusal shows. */
export function pattern(source: string) {
  return z.string().regex(new RegExp(`^(?:${source})$`, "u"), { message: source })
}
