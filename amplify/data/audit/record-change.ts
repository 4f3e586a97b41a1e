import { randomUUID } from "node:crypto"
import { AdminError } from "../admin-error"
import type { LogLine } from "../log"
import { type Append, type AppendTools, append } from "./append"
import {
  type AuditOutcome,
  type AuditRow,
  type ChangeFacts,
  type Closing,
  type EventContent,
  endedIntent,
  readRecord,
} from "./audit-event"
import { chainOf } from "./audit-keys"
import { AuditStoreError } from "./audit-store"
import { canonicalJson, type JsonObject, type JsonValue } from "./canonical-json"
import { latestRows } from "./latest-rows"
import { redacted, redactedText } from "./redact"

/** Later than that, nobody sends a form again that they have not looked at. */
const COMES_AGAIN_WITHIN_MS = 5 * 60_000
/** A row may stand behind others that are younger than it by as much as a function may take. */
const LATE_MS = 15_000

/** A change that was written down and may be made now, until `writeOutcome` ends it. */
export interface OpenEvent {
  readonly facts: ChangeFacts
  readonly intent: Pick<AuditRow, "chain" | "seq" | "at" | "hash">
}

export type WrittenIntent =
  | { status: "written"; event: OpenEvent }
  /** The same change was asked for before. It must not be made again; `outcome` says what became of it. */
  | { status: "repeated"; outcome: AuditOutcome | "open" }

/** What `writeOutcome` is told: how the change ended. */
export interface ChangeOutcome {
  outcome: AuditOutcome
  /** Why it was refused, or why it failed: a code of `ADMIN_ERROR_CODES`. */
  code?: string
  /** The code's parameters. */
  parameters?: JsonObject
  /** What is there now. */
  after?: JsonValue
  /** What the change turned out to be about: the user that `createUser` has made. */
  target?: string
}

/** Why something was refused before anything was intended. */
interface Refusal {
  code: string
  parameters?: JsonObject
}

export interface AuditTools extends AppendTools {
  /** Writes one structured line to the function's log. */
  log(line: LogLine): void
}

/**
 * Writes down what is about to be changed. **Nothing may be changed unless this resolves with `written`.**
 *
 * A request that comes again (a double click, a network that delivers twice) is recognised among the latest events of
 * its chain. One that was refused or failed has changed nothing: asked for again, it is an event of its own.
 * @throws AdminError `Busy`, `AuditUnavailable`: nothing may be changed; `InvalidInput` for the request id of another
 * change
 */
export async function writeIntent(tools: AppendTools, given: ChangeFacts): Promise<WrittenIntent> {
  const facts = asRecorded(given)
  const content: EventContent = { ...facts, kind: "intent", ...stamp(tools.now()) }
  const chain = chainOf(facts.requestId, content.at)
  const earlier = earlierChange(facts)
  const since = new Date(tools.now() - COMES_AGAIN_WITHIN_MS - LATE_MS).toISOString()
  await watchLastMonth(tools, { since, chain, before: chainOf(facts.requestId, since) }, earlier.watch)
  const result = await append(tools, { chain, content, since, ...earlier })
  return "found" in result
    ? { status: "repeated", outcome: result.found }
    : { status: "written", event: { facts, intent: result.row } }
}

/**
 * Writes down how a change ended. Never throws: the change is made, whatever becomes of this. What cannot be written is
 * logged in one line, and the event stays open until the reconciler closes it.
 * @returns whether it was written
 */
export async function writeOutcome(tools: AuditTools, event: OpenEvent, ended: ChangeOutcome): Promise<boolean> {
  const closing = { closedBy: "function", ...ended } as const
  return logged(tools, event.facts, ended, () => closeEvent(tools, event, closing))
}

/**
 * Writes down a call that was refused before anything was intended: one event, an outcome alone. Never throws, as
 * `writeOutcome`: the call is refused whatever becomes of this.
 * @returns whether it was written
 */
export async function writeRefusal(tools: AuditTools, facts: ChangeFacts, refusal: Refusal): Promise<boolean> {
  return refuse(tools, asRecorded(facts), refusal, { watch() {}, found: () => undefined })
}

/**
 * As `writeRefusal`, for what is one event however many functions see it at the same moment: nothing is written where the
 * end of its chain has one of this request id and action since a moment.
 * @param since ISO 8601 in UTC with milliseconds
 * @returns false where it is there already; true also where it could not be written
 */
export async function writeRefusalOnce(
  tools: AuditTools,
  given: ChangeFacts,
  refusal: Refusal,
  since: string,
): Promise<boolean> {
  const facts = asRecorded(given)
  const { requestId, action } = facts
  let there: AuditRow | undefined
  const watch = (row: AuditRow) => {
    // The action, too: a caller may choose the id of a request, but no name of an operation that there is not.
    if (row.requestId === requestId && row.action === action && row.at >= since) there = row
  }
  await refuse(tools, facts, refusal, { watch, found: () => there })
  return there === undefined
}

/**
 * Ends an open event, unless it is ended already.
 * @param from the last row of its chain that is known not to end it; the intent, if none is given
 * @throws AdminError `Busy`, `AuditUnavailable`: the event stays open
 */
export async function closeEvent(
  tools: AppendTools,
  event: OpenEvent,
  ended: ChangeOutcome & Pick<Closing, "closedBy">,
  from: Pick<AuditRow, "seq" | "hash"> = event.intent,
): Promise<{ row: AuditRow } | { found: AuditRow }> {
  const { chain } = event.intent
  const content = outcomeOf(event.facts, ended, event.intent, tools.now())
  let end: AuditRow | undefined
  const watch = (row: AuditRow) => {
    if (endsIntent(row, event)) end = row
  }
  return append(tools, { chain, content, from, watch, found: () => end })
}

/** One spelling of the request's id, and no secret in any text, whoever forgot to look. */
function asRecorded(facts: ChangeFacts): ChangeFacts {
  const { requestId, reason, before, claimedAddress, claimedUserAgent } = facts
  return {
    ...facts,
    requestId: requestId.toLowerCase(),
    arguments: redacted(facts.arguments) as JsonObject,
    reason: reason && redactedText(reason),
    before: redacted(before),
    claimedAddress: claimedAddress && redactedText(claimedAddress),
    claimedUserAgent: claimedUserAgent && redactedText(claimedUserAgent),
  }
}

function refuse<Found>(
  tools: AuditTools,
  facts: ChangeFacts,
  refusal: Refusal,
  unless: Pick<Append<Found>, "watch" | "found">,
): Promise<boolean> {
  const ended = { outcome: "refused", ...refusal } as const
  return logged(tools, facts, ended, () => {
    const content = outcomeOf(facts, { ...ended, closedBy: "function" }, null, tools.now())
    return append(tools, { chain: chainOf(facts.requestId, content.at), content, ...unless })
  })
}

function outcomeOf(
  facts: ChangeFacts,
  ended: ChangeOutcome & Pick<Closing, "closedBy">,
  intent: OpenEvent["intent"] | null,
  now: number,
): EventContent {
  const { outcome, code, parameters = {}, after = null, target = facts.target, closedBy } = ended
  return {
    ...facts,
    ...{ kind: "outcome", target, outcome, code: code ?? null, closedBy },
    ...{ parameters: redacted(parameters) as JsonObject, after: redacted(after) },
    ...stamp(now),
    intent: intent && { seq: intent.seq, at: intent.at, hash: intent.hash },
  }
}

/** In the first minutes of a month, what comes again may have come for the first time in the last one, to its chain. */
async function watchLastMonth(
  tools: AppendTools,
  { since, chain, before }: { since: string; chain: string; before: string },
  watch: (row: AuditRow) => void,
): Promise<void> {
  if (before === chain) return
  try {
    for (const row of await latestRows(tools, before, since)) watch(row)
  } catch (error) {
    throw error instanceof AuditStoreError ? new AdminError("AuditUnavailable") : error
  }
}

/** Looks for a change of the same request id that was made, or may be: its latest intent, and what became of it. */
function earlierChange(facts: ChangeFacts) {
  let outcome: AuditOutcome | "open" | undefined
  let intent: AuditRow | undefined
  const watch = (row: AuditRow) => {
    if (row.requestId !== facts.requestId) return
    if (row.kind === "intent") {
      intent = row
      outcome = "open"
    } else if (outcome === "open" && endedIntent(row) !== null) outcome = row.outcome ?? undefined
  }
  const found = () => {
    // Nothing was changed, so a form that was corrected since may be sent again under its id.
    if (outcome === "refused" || outcome === "failed") return undefined
    if (intent) requireSameChange(intent, facts)
    return outcome
  }
  return { watch, found }
}

/** @throws AdminError `InvalidInput`: the id of one change was given to another, which would pass for it */
function requireSameChange(row: AuditRow, facts: ChangeFacts): void {
  const { actor, action, target } = facts
  const same = row.actor === actor && row.action === action && row.target === target
  const record = readRecord(row)
  const sameArguments =
    record.cut.length > 0 || canonicalJson(record.arguments as JsonObject) === canonicalJson(facts.arguments)
  if (!same || !sameArguments) throw new AdminError("InvalidInput", { field: "requestId", rule: "requestId" })
}

/** An id may be used again after a failure, so it is the intent's place in the chain that tells. */
function endsIntent(row: AuditRow, { facts, intent }: OpenEvent): boolean {
  return row.requestId === facts.requestId && row.kind === "outcome" && endedIntent(row)?.seq === intent.seq
}

async function logged(
  { log }: AuditTools,
  { action, requestId }: ChangeFacts,
  { outcome, code }: ChangeOutcome,
  write: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    // The name of the error only, as everywhere: a message may repeat what somebody typed.
    const cause = error instanceof Error ? error.name : "unknown"
    log({ level: "error", event: "auditOutcomeLost", action, requestId, outcome, code: code ?? null, cause })
    return false
  }
}

const stamp = (now: number) => ({ eventId: randomUUID(), at: new Date(now).toISOString() })
