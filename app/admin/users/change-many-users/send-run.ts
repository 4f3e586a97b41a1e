"use client"

import { forgetRun, keepRun } from "@/app/ui/behaviour/kept-run"
import { type Failed, IDLE } from "@/lib/action-result"
import type { ManyUsersPlan, UserOutcome } from "@/lib/many-users"
import { RUN } from "@/lib/run-words"
import type { TakesEffect } from "@/lib/takes-effect"
import { changeManyUsersAction } from "./action"
import { inBatches } from "./in-batches"
import { planFields } from "./plan-fields"

interface Run {
  plan: ManyUsersPlan
  runId: string
  reason: string
  userIds: readonly string[]
  /** What became of those who are not among these. */
  earlier: readonly UserOutcome[]
  signal: AbortSignal
}

/**
 * Changes the users in batches, and says after each what became of whom so far. That is kept in the tab until the end:
 * whoever leaves the page in the middle stops the run, and finds it there again.
 * @returns the refusal of a batch that has a way out: nobody of it was changed, and it may be sent again. Where others
 * were changed before, it says no more than that
 */
export async function sendRun(
  run: Run,
  show: (outcomes: UserOutcome[], effect?: TakesEffect) => void,
): Promise<Failed | undefined> {
  const { plan, runId, reason, userIds, earlier, signal } = run
  let reached = [...earlier]
  let begins = true
  let refusal: Failed | undefined
  const send = async (batch: string[]) => {
    const fields = planFields(plan, batch)
    fields.set("runId", runId)
    fields.set("reason", reason)
    if (begins) fields.set("begins", String(userIds.length))
    begins = false
    const answer = await changeManyUsersAction(IDLE, fields).catch(() => null)
    if (answer?.status === "failed" && answer.wayOut) {
      refusal = reached.length === 0 ? answer : { ...answer, message: RUN.stopped(answer.message) }
      return false
    }
    const data = answer?.status === "ok" ? answer.data : null
    reached = [...reached, ...(data?.outcomes ?? batch.map(refused(answer)))]
    show(reached, data?.effect)
    keepRun(window, reached)
    return data !== null
  }
  await inBatches(userIds, send, signal)
  // Leaving the page loses the answer of the batch on its way, which looks like a network that is gone.
  if (!refusal && !reached.some(({ kind }) => kind === "unknown")) forgetRun(window)
  return refusal
}

/** What became of each user of a batch that was refused as a whole, or whose answer never came. */
function refused(answer: { status: string; message?: string } | null) {
  return (userId: string): UserOutcome =>
    answer?.message === undefined
      ? { userId, kind: "unknown", sentence: RUN.unknown() }
      : { userId, kind: "failed", sentence: answer.message }
}
