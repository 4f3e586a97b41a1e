"use client"

import { IDLE } from "@/lib/action-result"
import type { ManyUsersPlan, PreviewLine } from "@/lib/many-users"
import { inBatches } from "./in-batches"
import { planFields } from "./plan-fields"
import { previewManyUsersAction } from "./preview-many-users/action"

/**
 * Asks what would happen to those whom the page has not brought, and hands every batch over as it comes.
 * @returns why not all of them could be looked at, or null
 * @throws where no answer came
 */
export async function previewRest(
  plan: ManyUsersPlan,
  userIds: readonly string[],
  signal: AbortSignal,
  show: (lines: PreviewLine[]) => void,
): Promise<string | null> {
  let refused: string | null = null
  const ask = async (batch: string[]) => {
    const answer = await previewManyUsersAction(IDLE, planFields(plan, batch))
    if (signal.aborted) return false
    if (answer.status === "failed") refused = answer.message
    if (answer.status === "ok") show(answer.data)
    return answer.status === "ok"
  }
  await inBatches(userIds, ask, signal)
  return refused
}
