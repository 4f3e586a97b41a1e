import { monthOf } from "../audit/audit-keys"
import { HEAD_EVENT, heads } from "../audit/heads"
import { cognitoLook } from "../audit/look"
import { monthsBetween } from "../audit/months"
import type { TrailMarks } from "../audit/read-trail"
import { reconcile } from "../audit/reconcile"
import type { AuditTools } from "../audit/record-change"
import { firstKeptMonth } from "../audit/retention"
import { auditTools } from "../audit-tools"
import { listAdministrators } from "../guards/administrators"
import { appsyncGuardStateStore } from "../guards/appsync-guard-state-store"
import { canSignIn } from "../guards/last-administrator"
import { type KeptState, keptState } from "./reconciler-state"

/** How long events are closed; a look at Cognito and the rest of the run fit into what is left of the function's time. */
const CLOSE_FOR_MS = 200_000
/** The heads are logged once an hour; runs do not begin to the second. */
const HEADS_EVERY_MS = 58 * 60_000
/** One administrator who is locked out, or gone, is none. */
const FEWEST_ADMINISTRATORS = 2

/**
 * Every five minutes: ends the events that changes have left open, logs the heads of all chains once an hour, and raises
 * an alarm when fewer than two administrators can sign in. None of the three waits for another to succeed.
 */
export async function handler(): Promise<void> {
  const tools = auditTools()
  const kept = await attempted(tools, "readState", () => keptState(appsyncGuardStateStore))
  if (kept) await watchTrail(tools, kept)
  await attempted(tools, "countAdministrators", () => countAdministrators(tools))
}

async function watchTrail(tools: AuditTools, { state, keep }: KeptState): Promise<void> {
  const marks = withoutExpired(state.trail, tools.now())
  const closing = { ...tools, look: cognitoLook, deadline: tools.now() + CLOSE_FOR_MS }
  const trail = await attempted(tools, "reconcile", () => reconcile(closing, marks))
  const headsAt = await attempted(tools, "logHeads", () => logHeads(tools, marks, state.headsAt))
  const next = { trail: trail ?? marks, headsAt: headsAt ?? state.headsAt }
  await attempted(tools, "keepState", () => keep(next))
}

/** Months that are not kept any more are not looked at: what is missing there is no gap, and their ends may be gone. */
function withoutExpired(marks: TrailMarks, now: number): TrailMarks {
  const firstKept = firstKeptMonth(now)
  return firstKept !== undefined && firstKept > marks.from ? { ...marks, from: firstKept } : marks
}

/** @returns when the heads were last logged */
async function logHeads(tools: AuditTools, { from }: TrailMarks, loggedAt: number): Promise<number> {
  const now = tools.now()
  if (now - loggedAt < HEADS_EVERY_MS) return loggedAt
  const months = monthsBetween(from, monthOf(new Date(now).toISOString()))
  for await (const head of heads(tools.store, months, tools.now))
    tools.log({ level: "info", event: HEAD_EVENT, ...head })
  return now
}

async function countAdministrators(tools: AuditTools): Promise<void> {
  const administrators = (await listAdministrators()).filter(canSignIn).length
  if (administrators < FEWEST_ADMINISTRATORS) tools.log({ level: "error", event: "fewAdministrators", administrators })
}

async function attempted<T>(tools: AuditTools, part: string, run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run()
  } catch (error) {
    const cause = error instanceof Error ? error.name : "unknown"
    tools.log({ level: "error", event: "auditReconcilerFailed", part, cause })
    return undefined
  }
}
