import type { AdminError, AdminErrorCode } from "../admin-error"
import type { JsonObject } from "./canonical-json"

/**
 * After these, the change may have been made: Cognito failed inside; the message about a change did not go out; a trigger
 * of the pool failed, which may have run behind the change.
 */
const MAYBE_DONE: readonly AdminErrorCode[] = [
  "Internal",
  "InternalErrorException",
  "CodeDeliveryFailureException",
  "InvalidLambdaResponseException",
  "UnexpectedLambdaException",
  "UserLambdaValidationException",
]

/**
 * What to write down of a change that ended with an error; `undefined` when nobody knows whether it was made. Then the
 * event is left open: the reconciler looks at Cognito and closes it.
 *
 * An error after more than one attempt says nothing of the first one: "exists already" may be what the first has made.
 * Throttling is the exception, because it is what all attempts met. Changes are sent again after nothing else
 * (`retry-throttled.ts`); this holds should that ever be different.
 * @param cause the error as the SDK threw it, with its number of attempts
 */
export function outcomeOfError(
  error: AdminError,
  cause: unknown,
): { outcome: "refused" | "failed"; code: AdminErrorCode; parameters: JsonObject } | undefined {
  const { code, parameters } = error
  if (MAYBE_DONE.includes(code)) return undefined
  // Cognito's own exceptions keep their names; everything else is what this app refuses.
  if (!code.endsWith("Exception")) return { outcome: "refused", code, parameters }
  if (attemptsOf(cause) > 1 && code !== "TooManyRequestsException") return undefined
  return { outcome: "failed", code, parameters }
}

function attemptsOf(cause: unknown): number {
  const { attempts } = (cause as { $metadata?: { attempts?: number } } | null)?.$metadata ?? {}
  return attempts ?? 1
}
