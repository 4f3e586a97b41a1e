import { BATCH_SIZE } from "@/lib/many-users-limits"

/**
 * Sends users in batches, one after the other: a request has to end within seconds, and whoever closes the page stops
 * what has not been sent.
 * @param send one batch; `false` where there is no point in sending the next
 */
export async function inBatches(
  userIds: readonly string[],
  send: (batch: string[]) => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  for (let start = 0; start < userIds.length && !signal.aborted; start += BATCH_SIZE) {
    if (!(await send(userIds.slice(start, start + BATCH_SIZE)))) return
  }
}
