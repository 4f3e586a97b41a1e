import * as z from "zod"
import { AdminError } from "./admin-error"
import { requestId as requestIdSchema } from "./arguments"
import type { JsonValue } from "./audit/canonical-json"
import { auditedChange } from "./audited-change"
import { requireCaller } from "./caller"
import { toAdminError } from "./cognito-error"
import { log } from "./log"
import type { Change, Reading } from "./operation"
import { newRequestId } from "./request-id"

const eventSchema = z.object({
  typeName: z.enum(["Query", "Mutation"]),
  fieldName: z.string(),
  arguments: z.record(z.string(), z.unknown()),
})

/**
 * The one wrapper around every handler: checks the event and the caller, runs the operation, logs one line without
 * any value of the user's, and turns every error into an `AdminError`. What changes something runs only for a caller
 * whose authority holds at this moment, behind the guards, and written down before and after (`audited-change.ts`).
 */
export function adminHandler<Arguments extends z.ZodType, Before extends JsonValue, Result>(
  operation: Change<Arguments, Before, Result>,
): (event: unknown) => Promise<Result>
export function adminHandler<Arguments extends z.ZodType, Result>(
  operation: Reading<Arguments, Result>,
): (event: unknown) => Promise<Result>
export function adminHandler<Arguments extends z.ZodType, Before extends JsonValue, Result>(
  operation: Reading<Arguments, Result> | Change<Arguments, Before, Result>,
) {
  return async (event: unknown): Promise<Result> => {
    const entry = startEntry(operation.name)
    try {
      const given = argumentsOf(event, operation)
      const caller = requireCaller((event as { identity?: unknown }).identity, operation.roles)
      entry.callerId = caller.userId
      const requestId = requestIdOf(given)
      entry.requestId = requestId

      const parse = () => parseArguments(operation.arguments, given)
      const result = operation.change
        ? await auditedChange(operation, { event, caller, requestId, given, parse })
        : await operation.run(parse(), { requestId, caller })
      entry.write("info", "ok")
      return result
    } catch (error) {
      const refusal = toAdminError(error, event)
      entry.write(refusal.code === "Internal" ? "error" : "warn", refusal.code, error)
      throw refusal
    }
  }
}

/** @throws AdminError `NotAuthorized` for an event that AppSync does not send for this field */
function argumentsOf(event: unknown, { name, change }: { name: string; change?: unknown }): Record<string, unknown> {
  const call = eventSchema.safeParse(event)
  const typeName = change ? "Mutation" : "Query"
  if (!call.success || call.data.fieldName !== name || call.data.typeName !== typeName) {
    throw new AdminError("NotAuthorized")
  }
  return call.data.arguments
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

function startEntry(action: string) {
  const startedAt = Date.now()
  return {
    requestId: undefined as string | undefined,
    callerId: undefined as string | undefined,
    write(level: "info" | "warn" | "error", outcome: string, error?: unknown) {
      const { requestId, callerId } = this
      // The name of an error only: Cognito's messages repeat what the caller sent.
      const cause = error instanceof Error ? error.name : undefined
      const durationMs = Date.now() - startedAt
      const facts = { action, requestId, callerId, outcome, cause, durationMs }
      log(
        level === "error" ? { level, event: "adminActionFailed", ...facts } : { level, event: "adminAction", ...facts },
      )
    },
  }
}
