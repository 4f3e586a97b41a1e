import { CLOSINGS, type Verdict } from "./closings"
import type { Look } from "./look"
import { ANYTHING, readTrail, type Trail, type TrailMarks } from "./read-trail"
import { type AuditTools, closeEvent, type OpenEvent } from "./record-change"

/** An event is taken for abandoned after twice the longest time that a function that changes something may take. */
export const OPEN_FOR_MS = 2 * 15_000
/** Cognito that cannot be asked for this long will not tell any more. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000
/** Between two looks: Cognito's quotas are the app's own sign-ins', too. */
const PAUSE_MS = 200
/** So far the clocks of two functions may be apart. */
const CLOCKS_APART_MS = 500

export interface ReconcileTools extends AuditTools {
  look: Look
  /** When to stop, in Unix milliseconds; what is left is done the next time. */
  deadline: number
}

/**
 * Ends the events that were left open: the function died between the change and its outcome, or could not write it. Looks
 * at Cognito, and writes `unknown` where that does not tell.
 * @param before how far the trail was done with
 * @returns how far it is now; to be kept, though nothing is lost without it but the time to read it again
 * @throws AuditStoreError when the trail cannot be read
 */
export async function reconcile(tools: ReconcileTools, before: TrailMarks): Promise<TrailMarks> {
  const trail = await readTrail(tools, before)
  const stillOpen: OpenEvent[] = []
  for (const event of trail.open) {
    if (!isAbandoned(event, tools) || !(await end(tools, event, trail))) stillOpen.push(event)
  }
  return trail.marksBefore(stillOpen)
}

const ageOf = ({ intent }: OpenEvent, now: number) => now - Date.parse(intent.at)

const isAbandoned = (event: OpenEvent, { now, deadline }: ReconcileTools) =>
  ageOf(event, now()) >= OPEN_FOR_MS && now() < deadline

/** @returns whether the event is ended */
async function end(tools: ReconcileTools, event: OpenEvent, trail: Trail): Promise<boolean> {
  const { chain } = event.intent
  const { action, requestId } = event.facts
  try {
    const verdict = await verdictOn(tools, event, trail)
    const result = await closeEvent(tools, event, { ...verdict, closedBy: "reconciler" }, trail.ends.get(chain))
    if ("row" in result) trail.ends.set(chain, result.row)
    tools.log({ level: "info", event: "auditEventClosed", action, requestId, outcome: verdict.outcome })
    return true
  } catch (error) {
    const cause = error instanceof Error ? error.name : "unknown"
    tools.log({ level: "warn", event: "auditEventStaysOpen", action, requestId, cause })
    return false
  }
}

/** @throws what Cognito says when it cannot be asked now */
async function verdictOn(tools: ReconcileTools, event: OpenEvent, trail: Trail): Promise<Verdict> {
  const { facts, intent } = event
  const closing = CLOSINGS[facts.action]
  if (!closing || closing.tell === "untold" || isDisturbed(event, closing.restsOn(facts), trail))
    return { outcome: "unknown" }
  try {
    await tools.sleep(PAUSE_MS)
    return await closing.tell({ facts, at: Date.parse(intent.at) }, tools.look)
  } catch (error) {
    if (ageOf(event, tools.now()) < GIVE_UP_AFTER_MS) throw error
    return { outcome: "unknown" }
  }
}

/** Whether something else was changed since, by which one would tell this change. */
function isDisturbed({ intent }: OpenEvent, restsOn: readonly string[], { writes }: Trail): boolean {
  const since = Date.parse(intent.at) - CLOCKS_APART_MS
  const others = [...restsOn, ANYTHING].flatMap((key) => writes.get(key) ?? [])
  return others.some(({ chain, seq, until }) => until >= since && !(chain === intent.chain && seq === intent.seq))
}
