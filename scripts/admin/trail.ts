import { AdminError } from "../../amplify/data/admin-error"
import type { ChangeFacts } from "../../amplify/data/audit/audit-event"
import { iamActor } from "../../amplify/data/audit/audit-keys"
import type { JsonObject, JsonValue } from "../../amplify/data/audit/canonical-json"
import { outcomeOfError } from "../../amplify/data/audit/outcome-of-error"
import { type AuditTools, type OpenEvent, writeIntent, writeOutcome } from "../../amplify/data/audit/record-change"
import { redacted, redactedText } from "../../amplify/data/audit/redact"
import { auditTools } from "../../amplify/data/audit-tools"
import { toAdminError } from "../../amplify/data/cognito-error"
import { newRequestId } from "../../amplify/data/request-id"
import { isForeseen } from "./failure"
import { Refusal } from "./refusal"
import type { Session } from "./session"
import { unwrittenChange } from "./unwritten-change"
import { words } from "./words"

/** What a change is, as the audit trail has it: the same names and shapes as the API's own functions write. */
export interface PlannedChange {
  action: string
  target: string
  arguments: JsonObject
  before: JsonValue
}

/** A change that was made. */
export interface MadeChange<Result> {
  result: Result
  after?: JsonObject
  /** Whom it made, where that is only known now. */
  target?: string
}

/** Why somebody changes something, and whether they do it even where that cannot be written down. */
export interface TrailOptions {
  reason: string
  /** Goes on where the trail does not answer. It is not a way past one that does. */
  breakGlass: boolean
}

/**
 * Makes a change and writes it down: what is intended, before; how it ended, afterwards. The same events as the API's own
 * functions write, with the holder of the AWS credentials as the actor, who has no role here.
 * @throws whatever `make` throws; AdminError `AuditUnavailable`, `Busy`: nothing was changed then; Refusal where nobody
 * knows whether it was
 */
export async function writtenChange<Result>(
  planned: PlannedChange,
  { arn, terminal }: Session,
  options: TrailOptions,
  make: () => Promise<MadeChange<Result>>,
): Promise<Result> {
  const tools = commandTools()
  const facts = factsOf(planned, arn, options.reason)
  const event = await writtenIntent(tools, facts, options)
  const warnUnwritten = (ended: Parameters<typeof unwrittenChange>[1]) =>
    terminal.warn(words.notWritten(unwrittenChange(facts, ended, tools.now())))

  let made: MadeChange<Result>
  try {
    made = await make()
  } catch (error) {
    const ended = outcomeOfError(toAdminError(error, { arguments: planned.arguments }), error)
    if (ended && event) await writeOutcome(tools, event, ended)
    // Where nobody knows whether it was made, the event stays open for the reconciler.
    if (!ended && !event) warnUnwritten({ outcome: "unknown" })
    throw ended || isForeseen(error) ? error : new Refusal(words.outcomeUnknown(planned.action))
  }

  const done = {
    outcome: "done" as const,
    after: redacted(made.after),
    ...(made.target !== undefined && { target: made.target }),
  }
  if (!event) warnUnwritten(done)
  else if (!(await writeOutcome(tools, event, done))) terminal.warn(words.outcomeLost(facts.requestId))
  return made.result
}

/** What is lost is said in words: nobody reads this command's log. */
export const commandTools = (): AuditTools => ({ ...auditTools(), log: () => {} })

/** Who changes what here, and by what means. */
export function factsOf(
  { action, target, arguments: given, before }: PlannedChange,
  arn: string,
  reason: string,
): ChangeFacts {
  return {
    ...{ action, target, arguments: given, before },
    requestId: newRequestId(),
    actor: iamActor(arn),
    role: "none",
    reason: redactedText(reason),
    sourceAddress: null,
    claimedAddress: null,
    claimedUserAgent: "npm run admin",
  }
}

/** @returns `undefined` where the glass is broken: nothing was written down */
async function writtenIntent(
  tools: AuditTools,
  facts: ChangeFacts,
  { breakGlass }: TrailOptions,
): Promise<OpenEvent | undefined> {
  try {
    const written = await writeIntent(tools, facts)
    if (written.status === "repeated") throw new AdminError("RepeatedRequest", { outcome: written.outcome })
    return written.event
  } catch (error) {
    if (breakGlass && error instanceof AdminError && error.code === "AuditUnavailable") return undefined
    throw error
  }
}
