import * as z from "zod"
import { AdminError } from "./admin-error"
import { groupName as groupNameSchema, REASON_LENGTH, userId as userIdSchema } from "./arguments"
import type { ChangeFacts } from "./audit/audit-event"
import { groupTarget, POOL_TARGET, userTarget } from "./audit/audit-keys"
import type { JsonValue } from "./audit/canonical-json"
import { outcomeOfError } from "./audit/outcome-of-error"
import {
  type AuditTools,
  type OpenEvent,
  type WrittenIntent,
  writeIntent,
  writeOutcome,
  writeRefusal,
} from "./audit/record-change"
import { auditedArguments } from "./audit/redact"
import { auditTools } from "./audit-tools"
import { requireAuthority } from "./authority"
import type { Caller } from "./caller"
import { toAdminError } from "./cognito-error"
import { requireFreshSignIn } from "./fresh-sign-in"
import { refuseAdministrativeUser } from "./guards/administrative-user"
import type { About, Change, ChangeOf, Done } from "./operation"
import { limitRefusals } from "./refusal-limit"
import { requireSecondFactor } from "./second-factor"

interface Call<Input> {
  event: unknown
  caller: Caller
  requestId: string
  /** The arguments as they came. */
  given: Record<string, unknown>
  /** @throws AdminError `InvalidInput` */
  parse(): Input
}

/**
 * Runs a change: first the caller's authority and the guards, then an **intent** in the audit trail, then the change
 * itself, then its **outcome**. What cannot be written down is not done. A refusal is an event, too; a change of which
 * nobody knows whether it was done stays open, until the reconciler has looked. Whoever is refused too often is answered
 * later (`refusal-limit.ts`).
 */
export async function auditedChange<Arguments extends z.ZodType, Before extends JsonValue, Result>(
  operation: Change<Arguments, Before, Result>,
  call: Call<z.output<Arguments>>,
): Promise<Result> {
  const { change } = operation
  const tools = auditTools()
  const startedAt = tools.now()
  const { caller, requestId } = call
  const facts = factsOf(operation, call)
  const limit = () => limitRefusals(tools, facts, startedAt)
  let input: z.output<Arguments>
  let before: Before
  try {
    const authority = await requireAuthority(caller, call.event)
    input = call.parse()
    requireSecondFactor(authority)
    await requireAllowed(change, input, call)
    before = ((await change.before?.(input)) ?? null) as Before
  } catch (error) {
    const { code, parameters } = toAdminError(error, call.event)
    await writeRefusal(tools, facts, { code, parameters })
    await limit()
    throw error
  }

  const audited = auditedArguments(input as Record<string, unknown>, change.audited)
  const event = await openEvent(tools, { ...facts, before, arguments: audited }).catch(async (error: unknown) => {
    await limit()
    throw error
  })

  let done: Done<Result>
  try {
    done = await operation.run(input, { requestId, caller, before })
  } catch (error) {
    // Where nobody knows whether it was made, the event stays open.
    const ended = outcomeOfError(toAdminError(error, call.event), error)
    if (ended) await writeOutcome(tools, event, ended)
    if (ended?.outcome === "refused") await limit()
    throw error
  }
  const { result, after, made } = done
  await writeOutcome(tools, event, { outcome: "done", after, ...(made && { target: targetOf(made) }) })
  return result
}

/**
 * Writes the intent. What is refused here is an event only where it can be one:
 * - the id of another change is a refusal like all others;
 * - a request that comes again has its event, the first. It is a line of the log, which is counted (`alarms.ts`);
 * - a trail that does not take the intent takes no refusal either. That is an alarm.
 * @throws AdminError `RepeatedRequest`, `InvalidInput`, `Busy`, `AuditUnavailable`: nothing may be changed
 */
async function openEvent(tools: AuditTools, facts: ChangeFacts): Promise<OpenEvent> {
  let written: WrittenIntent
  try {
    written = await writeIntent(tools, facts)
  } catch (error) {
    const { code, parameters } = toAdminError(error, undefined)
    const { action, requestId } = facts
    if (code === "InvalidInput") await writeRefusal(tools, facts, { code, parameters })
    else tools.log({ level: "error", event: "auditIntentLost", action, requestId, code })
    throw error
  }
  if (written.status === "repeated") throw new AdminError("RepeatedRequest", { outcome: written.outcome })
  return written.event
}

/** The rules that need no look at what is to be changed. */
async function requireAllowed<Input, Before extends JsonValue>(
  change: ChangeOf<Input, Before>,
  input: Input,
  { caller, given }: Pick<Call<Input>, "caller" | "given">,
): Promise<void> {
  const { userId } = aboutOf(input)
  if (userId !== undefined) await refuseAdministrativeUser(userId, caller)
  if (change.needsReason?.(input, caller) && reasonOf(given) === null) {
    throw new AdminError("InvalidInput", { field: "reason", rule: "reason" })
  }
  if (change.needsFreshSignIn?.(input)) requireFreshSignIn(caller)
}

function factsOf<Input>({ name }: { name: string }, call: Call<Input>): ChangeFacts {
  const { caller, requestId, given, event } = call
  const headers = headersSchema.safeParse(event).data?.request.headers
  return {
    requestId,
    actor: caller.userId.toLowerCase(),
    role: caller.roles[0] ?? "none",
    action: name,
    target: targetOf(aboutOf(given)),
    arguments: {},
    reason: reasonOf(given),
    before: null,
    sourceAddress: caller.addresses.join(", ") || null,
    claimedAddress: headers?.["x-visitor-address"] ?? null,
    claimedUserAgent: headers?.["x-visitor-agent"] ?? null,
  }
}

/** Of a call that was refused for a reason that is too long, its beginning. */
function reasonOf({ reason }: Record<string, unknown>): string | null {
  return (typeof reason === "string" && reason.trim().slice(0, REASON_LENGTH)) || null
}

/** What the console says of its visitor; whoever calls the API by other means may say anything. */
const claim = z.string().max(512).optional().catch(undefined)
const headersSchema = z.object({
  request: z.object({ headers: z.object({ "x-visitor-address": claim, "x-visitor-agent": claim }) }),
})

/** Read from the arguments as they came: a call that is refused for another of them is about the same. */
const aboutSchema = z.object({
  userId: userIdSchema.optional().catch(undefined),
  groupName: groupNameSchema.optional().catch(undefined),
})
const aboutOf = (given: unknown): About => aboutSchema.parse(given)

function targetOf({ userId, groupName }: About): string {
  if (userId !== undefined) return userTarget(userId)
  return groupName === undefined ? POOL_TARGET : groupTarget(groupName)
}
