import { randomUUID } from "node:crypto"
import type { ScheduleDescription } from "../assembly/backend-description"
import { ACCOUNT_ID, REGION } from "../assembly/stack"

/** What EventBridge hands to a function that a schedule invokes at `time`. */
export function scheduledEvent({ input, service, arn }: ScheduleDescription, time: Date): unknown {
  if (input !== undefined) return input
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source: service,
    account: ACCOUNT_ID,
    time: time.toISOString().replace(/\.\d{3}Z$/, "Z"),
    region: REGION,
    resources: [arn],
    // The scheduler sends text, the rules of an event bus send an object.
    detail: service === "aws.scheduler" ? "{}" : {},
  }
}
