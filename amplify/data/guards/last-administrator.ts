import * as z from "zod"
import { AdminError } from "../admin-error"
import type { GuardStateStore } from "./guard-state"

/**
 * For how long somebody who was allowed to leave or to join does not count as one who stays.
 *
 * It has to be longer than twice the lag of Cognito's lists, twice the time until a change that was allowed takes effect
 * (15 seconds of the function, 20 seconds on the way), and the difference of two functions' clocks. Twice: a list may
 * not show yet that somebody has joined, so that what takes their sign-in from them passes unguarded that late; and the
 * list by which they are counted may not show that yet. So lists may lag by up to `LONGEST_LAG_MS`. Nobody promises a
 * bound; usually they are right within seconds.
 */
export const UNSETTLED_MS = 10 * 60_000

export const LONGEST_EFFECT_MS = (15 + 20) * 1_000
export const CLOCK_DIFFERENCE_MS = 60_000
export const LONGEST_LAG_MS = (UNSETTLED_MS - CLOCK_DIFFERENCE_MS) / 2 - LONGEST_EFFECT_MS

const ROW = "last-administrator"
const ATTEMPTS = 8

/** Subs, and when each was allowed to leave or to join, Unix time in milliseconds. */
const stateSchema = z.object({
  leaving: z.record(z.string(), z.number()),
  joining: z.record(z.string(), z.number()),
})
type State = z.output<typeof stateSchema>

export interface Member {
  userId: string
  enabled: boolean
  /** Cognito's word. */
  status: string
}

export interface Administrators {
  store: GuardStateStore
  /** All members of `ADMINS`, as Cognito lists them. */
  list(): Promise<Member[]>
  /** Unix time in milliseconds. */
  now(): number
  /** Waits before the next attempt, so that those who met once do not meet again. */
  pause(attempt: number): Promise<void>
}

/**
 * Lets an administrator lose what they sign in with, or their role, if one who is sure to be able to sign in stays.
 *
 * Sure is whoever is listed as enabled and confirmed, and has neither been allowed to leave nor to join lately: both may
 * still be on their way, and lists lag. The decision is written down under the version that was read, before anything
 * changes: of two who decide at once, one has to look again. Nothing is held, so a crash leaves nothing locked; what it
 * leaves is somebody who does not count for ten minutes.
 *
 * Whoever calls this changes the account afterwards, while the function lives, or not at all.
 * @throws AdminError `LastAdministrator`; `Busy` when others were faster each time
 */
export async function letAdministratorGo(sub: string, administrators: Administrators): Promise<void> {
  const userId = sameForEveryCase(sub)
  await decide(administrators, async (state, now) => {
    const listed = await administrators.list()
    const staying = listed.filter((other) => canSignIn(other) && isSettled(other, state) && !isUser(other, userId))
    if (staying.length === 0) throw new AdminError("LastAdministrator", { userId })
    return { ...state, leaving: noted(state.leaving, userId, now) }
  })
}

/**
 * Writes down that somebody is about to become an administrator: they count when that is sure to have settled. Also for
 * somebody whom a list shows as one: it may show the past, and what it does not show yet is not guarded.
 * @throws AdminError `Busy` when others were faster each time
 */
export async function expectAdministrator(sub: string, administrators: Administrators): Promise<void> {
  const userId = sameForEveryCase(sub)
  await decide(administrators, async (state, now) => ({ ...state, joining: noted(state.joining, userId, now) }))
}

/** Cognito does not tell capital letters in a `sub` apart. */
const sameForEveryCase = (sub: string) => sub.toLowerCase()

export const canSignIn = ({ enabled, status }: Member) => enabled && status === "CONFIRMED"
const isUser = (other: Member, userId: string) => sameForEveryCase(other.userId) === userId

function isSettled(other: Member, { leaving, joining }: State): boolean {
  const userId = sameForEveryCase(other.userId)
  return !(userId in leaving) && !(userId in joining)
}

/** Of two moments the later counts, also where the clock of whoever decides now is behind. */
const noted = (when: Record<string, number>, userId: string, now: number) => ({
  ...when,
  [userId]: Math.max(now, when[userId] ?? 0),
})

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

/** What of it may still be on its way. The rest is dropped with the next decision, so the row stays small. */
function unsettled({ leaving, joining }: State, now: number): State {
  const recent = (when: Record<string, number>) =>
    Object.fromEntries(Object.entries(when).filter(([, at]) => at > now - UNSETTLED_MS))
  return { leaving: recent(leaving), joining: recent(joining) }
}
