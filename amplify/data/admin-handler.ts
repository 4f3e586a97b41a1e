import * as z from "zod"
import { AdminError } from "./admin-error"
import { requestId as requestIdSchema } from "./arguments"
import { type Caller, requireAdminCaller } from "./caller"
import { toAdminError } from "./cognito-error"
import { newRequestId } from "./request-id"

const eventSchema = z.object({ fieldName: z.string(), arguments: z.record(z.string(), z.unknown()) })

interface AdminOperation<Arguments extends z.ZodType, Result> {
  /** The field of the API that this handler answers, e.g. `addUserToGroup`. */
  name: string
  arguments: Arguments
  run(arguments_: z.output<Arguments>, context: { requestId: string; caller: Caller }): Promise<Result>
}

/**
 * The one wrapper around every handler: checks the event and the caller, runs the operation, logs one line without
 * any value of the user's, and turns every error into an `AdminError`.
 */
export function adminHandler<Arguments extends z.ZodType, Result>(operation: AdminOperation<Arguments, Result>) {
  return async (event: unknown): Promise<Result> => {
    const log = startLog(operation.name)
    try {
      const call = eventSchema.safeParse(event)
      if (!call.success || call.data.fieldName !== operation.name) throw new AdminError("NotAuthorized")
      const caller = requireAdminCaller((event as { identity?: unknown }).identity)
      log.callerId = caller.userId
      const requestId = requestIdOf(call.data.arguments)
      log.requestId = requestId

      const input = parseArguments(operation.arguments, call.data.arguments)
      const result = await operation.run(input, { requestId, caller })
      log.write("info", "ok")
      return result
    } catch (error) {
      const refusal = toAdminError(error, event)
      log.write(refusal.code === "Internal" ? "error" : "warn", refusal.code, error)
      throw refusal
    }
  }
}

function parseArguments<Arguments extends z.ZodType>(schema: Arguments, input: unknown): z.output<Arguments> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AdminError("InvalidInput", { field: issue?.path.join(".") ?? "", rule: issue?.message ?? "" })
}

/** Read before the other arguments are checked, so that the log of a refusal has it too; one is made where none serves. */
function requestIdOf(given: Record<string, unknown>): string {
  return requestIdSchema.safeParse(given.requestId).data ?? newRequestId()
}

function startLog(action: string) {
  const startedAt = Date.now()
  return {
    requestId: undefined as string | undefined,
    callerId: undefined as string | undefined,
    write(level: "info" | "warn" | "error", outcome: string, error?: unknown) {
      const { requestId, callerId } = this
      // The name of an error only: Cognito's messages repeat what the caller sent.
      const cause = error instanceof Error ? error.name : undefined
      const durationMs = Date.now() - startedAt
      console[level](
        JSON.stringify({ level, event: "adminAction", action, requestId, callerId, outcome, cause, durationMs }),
      )
    },
  }
}
