import * as z from "zod"
import type { ChangeFacts } from "../../amplify/data/audit/audit-event"

const json = z.json()

/**
 * A change that was made with `--break-glass` while the audit trail did not answer: what `record` needs to write it down
 * later. It travels as one line of JSON, over a person's screen.
 */
export const unwrittenChangeSchema = z.strictObject({
  /** ISO 8601, when it was made. */
  at: z.iso.datetime({ precision: 3 }),
  requestId: z.uuid(),
  actor: z.string().regex(/^iam#arn:\S+$/),
  action: z.string().regex(/^[a-zA-Z]{1,64}$/),
  target: z.string().min(1),
  arguments: z.record(z.string(), json),
  reason: z.string().min(1),
  before: json,
  outcome: z.enum(["done", "unknown"]),
  after: json,
})

export type UnwrittenChange = z.output<typeof unwrittenChangeSchema>

/** @param now Unix time in milliseconds */
export function unwrittenChange(
  { requestId, actor, action, target, arguments: given, reason, before }: ChangeFacts,
  ended: { outcome: UnwrittenChange["outcome"]; target?: string; after?: unknown },
  now: number,
): UnwrittenChange {
  return unwrittenChangeSchema.parse({
    ...{ at: new Date(now).toISOString(), requestId, actor, action, target: ended.target ?? target },
    ...{ arguments: given, reason, before, outcome: ended.outcome, after: ended.after ?? null },
  })
}
