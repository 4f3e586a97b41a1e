import * as z from "zod"
import { AdminError } from "../admin-error"
import type { GuardStateStore } from "./guard-state"

/**
 * How long a change that was allowed may still be on its way, together with how long Cognito's lists may lag behind it.
 * A function lives 15 seconds; nobody promises a bound for the lists, which are usually right within seconds.
 */
export const UNSETTLED_MS = 10 * 60_000

const ROW = "last-administrator"
const ATTEMPTS = 8

/** Subs, and when each was allowed to leave or to join, Unix time in milliseconds. */
const stateSchema = z.object({
  leaving: z.record(z.string(), z.number()),
  joining: z.record(z.string(), z.number()),
})
type State = z.output<typeof stateSchema>

export interface Administrators {
  store: GuardStateStore
  /** The subs of the members of `ADMINS` who can sign in: enabled and confirmed. */
  list(): Promise<string[]>
  /** Unix time in milliseconds. */
  now(): number
  /** Waits before the next attempt, so that those who met once do not meet again. */
  pause(attempt: number): Promise<void>
}

/**
 * Lets an administrator lose what they sign in with, or their role, if one who is sure to be able to sign in stays.
 *
 * Sure is whoever is listed and has neither been allowed to leave nor to join lately: both may still be on their way,
 * and lists lag. The decision is written down under the version that was read, before anything changes: of two who
 * decide at once, one has to look again. Nothing is held, so a crash leaves nothing locked; what it leaves is somebody
 * who does not count for ten minutes.
 * @throws AdminError `LastAdministrator`; `Busy` when others were faster each time
 */
export async function letAdministratorGo(sub: string, administrators: Administrators): Promise<void> {
  // Cognito does not tell capital letters in a `sub` apart, and lists small ones.
  const userId = sub.toLowerCase()
  await decide(administrators, async (state, now) => {
    const listed = await administrators.list()
    const staying = listed.filter((other) => other !== userId && !(other in state.leaving) && !(other in state.joining))
    if (staying.length === 0) throw new AdminError("LastAdministrator", { userId })
    return { ...state, leaving: { ...state.leaving, [userId]: now } }
  })
}

/** Writes down that somebody is about to become an administrator: they count when that is sure to have settled. */
export async function expectAdministrator(sub: string, administrators: Administrators): Promise<void> {
  const userId = sub.toLowerCase()
  await decide(administrators, async (state, now) => ({ ...state, joining: { ...state.joining, [userId]: now } }))
}

async function decide(
  { store, now, pause }: Administrators,
  change: (state: State, now: number) => Promise<State>,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    // Taken first: what counts as settled was settled before anything is read.
    const at = now()
    const row = await store.get(ROW)
    const state = await change(unsettled(row ? stateSchema.parse(JSON.parse(row.state)) : NOBODY, at), at)
    const version = (row?.version ?? 0) + 1
    if (await store.save({ name: ROW, version, state: JSON.stringify(state) })) return
    await pause(attempt)
  }
  throw new AdminError("Busy")
}

const NOBODY: State = { leaving: {}, joining: {} }

function unsettled({ leaving, joining }: State, now: number): State {
  const recent = (when: Record<string, number>) =>
    Object.fromEntries(Object.entries(when).filter(([, at]) => at > now - UNSETTLED_MS))
  return { leaving: recent(leaving), joining: recent(joining) }
}
