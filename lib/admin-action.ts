import "server-only"
import { redirect } from "next/navigation"
import { createSafeActionClient, isNavigationError } from "next-safe-action"
import type * as z from "zod"
import type { ActionResult, FormAction } from "@/lib/action-result"
import { ApiError, type ErrorCode, type ErrorParameters } from "@/lib/api-error"
import { failedForm, failedInput } from "@/lib/form-failure"
import { type FormSubmission, readFormSubmission } from "@/lib/form-submission"
import { type Departure, type Landing, landingPath } from "@/lib/landing"
import { rememberChange } from "@/lib/recent-changes"
import { logRequest } from "@/lib/request-log"
import { mayCall, type Operation } from "@/lib/roles"
import { ForeignOriginError, requireSameOrigin } from "@/lib/same-origin"
import { getSession, type Session } from "@/lib/session"
import { offerSignInAgain } from "@/lib/sign-in-again"
import { withoutDetail } from "@/lib/unexpected-error"
import { wayOutOf } from "@/lib/way-out"

/** What an action is called in the log, and the field of the API that whoever submits it has to be allowed to call. */
type Calls<Input> =
  | { name: Operation; calls?: undefined }
  /** `calls`: the field where the form decides it; "nothing" for what is the reader's own affair and asks no API. */
  | { name: string; calls: "nothing" | ((input: Input) => Operation) }

type AdminAction<Schema extends z.ZodObject, T> = Calls<z.output<Schema>> & {
  /** The fields of the form, all of them text; a message is the name of the broken rule (`lib/words.ts`). */
  schema: Schema
  /** Which fields a form gives back that was left for a fresh sign-in; all of them, unless the page's address has the rest. */
  keeps?: readonly string[]
  run(input: z.output<Schema>, context: { requestId: string; session: Session }): T | Promise<T>
  /** Where a change that was done leads, and what is said there. Without it the form itself shows the answer. */
  landing?(data: T, input: z.output<Schema>): Landing | Departure
  /**
   * Where to go when what the form is about does not exist any more: `code` is the error that says so. Nowhere, where that
   * is not so sure.
   */
  whenGone?: { code: ErrorCode; landing: (input: z.output<Schema>) => Landing | Promise<Landing | null> }
}

/**
 * The one way to write an action of the console, and the third lock: a server action is a public endpoint, so each
 * checks for itself where the form came from, whether the role of whoever submits it allows the field of the API that it is
 * named after, and what is in it, in this order, before it runs.
 *
 * An expected failure (`ApiError`) is returned as the form's next state. Anything else is thrown: Next shows
 * `error.tsx` with the request id and nothing of the cause, which goes to the log by its name alone.
 */
export function adminAction<Schema extends z.ZodObject, T>(action: AdminAction<Schema, T>): FormAction<T> {
  // The previous state comes from the browser and is not looked at.
  return async (_previous, formData) => {
    const submission = readFormSubmission(formData)
    const { requestId } = submission
    const at = Date.now()
    let session: Session | null = null
    let input: z.output<Schema> | undefined
    const log = (level: "info" | "warn" | "error", event: string, code?: string) =>
      logRequest({ level, event, requestId, userId: session?.userId, action: action.name, code })

    const submit = client
      .use(async ({ next }) => {
        await requireSameOrigin()
        // Kept before it is judged: the trace of a refusal names who was refused.
        session = await getSession()
        return next({ ctx: { session: requireSubmitter(session, action) } })
      })
      .use(({ next }) => {
        if (submission.problem) throw new ApiError(submission.problem)
        return next()
      })
      .inputSchema(action.schema)
      // Async, so that there is a promise whatever `run` returns: next-safe-action calls its `catch` unseen.
      .action(async ({ parsedInput, ctx }) => {
        input = parsedInput as z.output<Schema>
        if (typeof action.calls === "function") requireMayCall(ctx.session, action.calls(input))
        return action.run(input, { requestId, session: ctx.session })
      })

    const result = await (submit as (fields: unknown) => Promise<unknown>)(submission.fields).catch(
      (cause: unknown) => {
        if (isNavigationError(cause)) throw cause
        log("error", "action.failed", cause instanceof Error ? cause.name : "unknown")
        throw withoutDetail(requestId)
      },
    )
    const answer = await toActionResult(action.schema, submission, result as SafeResult<T>)
    if (answer.status === "failed") log("warn", "action.refused", answer.code)
    else log("info", "action.done")
    if (answer.status === "failed" && answer.code === "SignInTooOld" && session) {
      return offerSignInAgain(answer, { ...action, submission, session })
    }
    const landing = await landingOf(action, answer, input)
    if (!landing) return answer
    if ("address" in landing) redirect(landing.address)
    const { path, notice, changed, answerFirst } = landing
    await rememberChange((session as unknown as Session).userId, { requestId, at, notice, changed })
    if (answerFirst) return answer
    redirect(landingPath(path, requestId))
  }
}

/** Nobody is led on by a refusal, except where there is nothing left to go on with. */
async function landingOf<Schema extends z.ZodObject, T>(
  { landing, whenGone }: AdminAction<Schema, T>,
  answer: ActionResult<T>,
  input: z.output<Schema> | undefined,
): Promise<Landing | Departure | null> {
  if (!input) return null
  if (answer.status === "ok") return landing?.(answer.data, input) ?? null
  return answer.status === "failed" && answer.code === whenGone?.code ? whenGone.landing(input) : null
}

const client = createSafeActionClient({
  defaultValidationErrorsShape: "flattened",
  handleServerError: (error): { code: ErrorCode; parameters: ErrorParameters } => {
    if (error instanceof ApiError) return { code: error.code, parameters: error.parameters }
    if (error instanceof ForeignOriginError) return { code: "ForeignOrigin", parameters: {} }
    throw error
  },
})

interface SafeResult<T> {
  data?: T
  serverError?: { code: ErrorCode; parameters: ErrorParameters }
  validationErrors?: { fieldErrors: Record<string, string[] | undefined> }
}

async function toActionResult<T>(
  schema: z.ZodObject,
  submission: FormSubmission,
  result: SafeResult<T>,
): Promise<ActionResult<T>> {
  const { serverError, validationErrors } = result
  if (serverError) {
    return { ...failedForm(schema, submission, serverError), wayOut: await wayOutOf(serverError.code) }
  }
  if (validationErrors) return failedInput(schema, submission, validationErrors.fieldErrors)
  return { status: "ok", data: result.data as T, requestId: submission.requestId }
}

function requireSubmitter(session: Session | null, { name, calls }: Calls<never>): Session {
  if (!session) throw new ApiError("NotSignedIn")
  if (session.role === null) throw new ApiError("Forbidden")
  if (calls === undefined) requireMayCall(session, name)
  return session
}

function requireMayCall({ roles }: Session, operation: Operation): void {
  if (!mayCall(roles, operation)) throw new ApiError("Forbidden")
}
