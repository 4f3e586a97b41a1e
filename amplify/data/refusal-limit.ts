import type { ChangeFacts } from "./audit/audit-event"
import { userTarget } from "./audit/audit-keys"
import { type AuditTools, writeRefusalOnce } from "./audit/record-change"

/** So many refused calls within a minute, and whoever makes them is slowed down. */
export const MOST_REFUSALS = 100
export const WITHIN_MS = 60_000

/**
 * How long after its beginning a call is answered at the soonest, over the limit. Who waits for each answer is so held to
 * 30 refusals a minute more. Not longer: until then the call holds an instance of its function, of which an account has a
 * number that all its functions share.
 */
export const ANSWER_AFTER_MS = 2_000

/** As what the alert stands in the audit trail: what the caller has done, and why that was refused. */
export const EXCEED_REFUSAL_LIMIT = "exceedRefusalLimit"
export const REFUSAL_LIMIT = "RefusalLimit"

/** How often a look for refusals goes on; what stands further behind counts for nothing. */
export const MOST_PAGES = 4

/**
 * Called once for every refused change, behind its refusal: counts what the audit trail says that this caller was refused
 * within the last minute, this one too. Over the limit the answer is held back, and once a minute an alert is raised: an
 * event, and a line of the log.
 *
 * Where the trail does not tell, the refusal stands all the same, and is held back: whoever could keep it from telling
 * would have no limit otherwise. Never throws.
 * @param facts the refused call's
 * @param startedAt when the call began, in Unix milliseconds
 */
export async function limitRefusals(tools: AuditTools, facts: ChangeFacts, startedAt: number): Promise<void> {
  const since = new Date(tools.now() - WITHIN_MS).toISOString()
  const recent = await recentRefusals(tools, facts, since)
  if (recent && recent.refusals < MOST_REFUSALS) return
  if (recent && !recent.alerted) await raiseAlert(tools, facts, since)
  await tools.sleep(Math.max(0, startedAt + ANSWER_AFTER_MS - tools.now()))
}

interface RecentRefusals {
  refusals: number
  alerted: boolean
}

/** Looks until it is known that nothing is to be done but to wait; `undefined` where the trail does not tell. */
async function recentRefusals(
  { store, log }: AuditTools,
  { actor, action, requestId }: ChangeFacts,
  since: string,
): Promise<RecentRefusals | undefined> {
  const recent = { refusals: 0, alerted: false }
  let token: string | null = null
  try {
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await store.refusals(actor, since, token)
      const alerts = page.actions.filter((each) => each === EXCEED_REFUSAL_LIMIT).length
      recent.refusals += page.actions.length - alerts
      recent.alerted ||= alerts > 0
      token = page.token
      if (token === null || (recent.alerted && recent.refusals >= MOST_REFUSALS)) break
    }
    return recent
  } catch (error) {
    // The name of the error only, as everywhere.
    const cause = error instanceof Error ? error.name : "unknown"
    log({ level: "error", event: "refusalsUncounted", action, requestId, callerId: actor, cause })
    return undefined
  }
}

/**
 * All alerts about one caller have one request id, the caller's own, and so one chain, whose end is read before one is
 * written: of several functions that see the limit passed at the same moment, one writes.
 */
async function raiseAlert(tools: AuditTools, facts: ChangeFacts, since: string): Promise<void> {
  const { actor, action, requestId } = facts
  const event = {
    ...facts,
    ...{ requestId: actor, action: EXCEED_REFUSAL_LIMIT, target: userTarget(actor) },
    ...{ arguments: {}, reason: null, before: null },
  }
  const parameters = { refusals: MOST_REFUSALS, seconds: WITHIN_MS / 1_000 }
  const isNew = await writeRefusalOnce(tools, event, { code: REFUSAL_LIMIT, parameters }, since)
  if (!isNew) return
  tools.log({ level: "error", event: "refusalLimitExceeded", action, requestId, callerId: actor, ...parameters })
}
