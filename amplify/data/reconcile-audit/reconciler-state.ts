import * as z from "zod"
import type { GuardStateStore } from "../guards/guard-state"

/** No event of any audit trail is older. */
const FIRST_MONTH = "2026-11"

const stateSchema = z.object({
  /** How far the trail is done with. */
  trail: z.object({
    from: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
    marks: z.record(z.string(), z.int().min(0)),
  }),
  /** When the heads of the chains were logged, in Unix milliseconds. */
  headsAt: z.int(),
})

/** What one run tells the next. */
export type ReconcilerState = z.output<typeof stateSchema>

const NAME = "reconciler"
const NOTHING_KNOWN: ReconcilerState = { trail: { from: FIRST_MONTH, marks: {} }, headsAt: 0 }

export type KeptState = Awaited<ReturnType<typeof keptState>>

/** The state that the last run has left, and how to leave the next. What is lost or damaged costs a longer run. */
export async function keptState(store: GuardStateStore) {
  const row = await store.get(NAME)
  const state = stateSchema.safeParse(parsed(row?.state)).data ?? NOTHING_KNOWN
  return {
    state,
    /** @returns false where another run was faster; both states are good */
    keep: (next: ReconcilerState): Promise<boolean> =>
      store.save({ name: NAME, version: (row?.version ?? 0) + 1, state: JSON.stringify(next) }),
  }
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null")
  } catch {
    return null
  }
}
