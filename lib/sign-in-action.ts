import "server-only"
import { redirect } from "next/navigation"
import { z } from "zod"
import type { ActionResult, FormAction } from "@/lib/action-result"
import { readFormSubmission } from "@/lib/form-submission"
import { logRequest } from "@/lib/request-log"
import { ForeignOriginError, requireSameOrigin } from "@/lib/same-origin"
import { FieldError, SignInError } from "@/lib/sign-in-error"
import { INVALID_SIGN_IN_FORM, signInSentence } from "@/lib/sign-in-words"
import { withoutDetail } from "@/lib/unexpected-error"

interface SignInActionOptions<T> {
  /** Named in the log. */
  name: string
  schema: z.ZodType<T>
  /** Which fields a failed form gets back; passwords and codes are never among them. */
  keep?: (field: string) => boolean
  /** Does the step and says where to go now. @throws SignInError */
  run(input: T, context: { requestId: string; formData: FormData }): Promise<string>
}

/**
 * A server action of the sign-in pages, which are open to everybody: refuses foreign origins, checks the fields, turns
 * refusals into sentences, writes one log line, and leads on to the next page.
 */
export function signInAction<T>({
  name,
  schema,
  keep = () => false,
  run,
}: SignInActionOptions<T>): FormAction<unknown> {
  return async (_previous, formData) => {
    const { requestId, fields, problem } = readFormSubmission(formData)
    const values = Object.fromEntries(Object.entries(fields).filter(([field]) => keep(field)))
    let goTo: string
    try {
      await requireSameOrigin()
      if (problem === "InvalidForm")
        return { status: "failed", code: problem, message: INVALID_SIGN_IN_FORM, requestId, values }
      const parsed = schema.safeParse(fields)
      if (!parsed.success) {
        const { fieldErrors } = z.flattenError(parsed.error) as { fieldErrors: Record<string, string[]> }
        return { status: "failed", code: "InvalidInput", message: INVALID_SIGN_IN_FORM, requestId, fieldErrors, values }
      }
      goTo = await run(parsed.data, { requestId, formData })
    } catch (error) {
      return failure(error, { name, requestId, values })
    }
    // Outside the try: Next redirects by throwing.
    redirect(goTo)
  }
}

function failure(
  error: unknown,
  { name, requestId, values }: { name: string; requestId: string; values: Record<string, string> },
): ActionResult<unknown> {
  if (!(error instanceof SignInError || error instanceof ForeignOriginError)) {
    const code = error instanceof Error ? error.name : "unknown"
    logRequest({ level: "error", event: "sign-in.failed", requestId, action: name, code })
    throw withoutDetail(requestId)
  }
  const { code } = error
  logRequest({ level: "warn", event: "sign-in.refused", requestId, action: name, code })
  // The answer has one code for all: Cognito's own would tell who exists where the sentence does not.
  const failed = {
    status: "failed",
    code: error instanceof SignInError ? "SignInRefused" : code,
    message: signInSentence(code, requestId),
    requestId,
    values,
  } as const
  return error instanceof FieldError ? { ...failed, fieldErrors: { [error.field]: [error.sentence] } } : failed
}
