import type { JsonValue } from "./audit/canonical-json"

/**
 * What the functions log as an error. Each of these raises an alarm: `alarms.ts` has a line for every one, and nothing
 * else can be logged at this level.
 */
export const ERROR_EVENTS = [
  "adminActionFailed",
  "auditIntentLost",
  "auditOutcomeLost",
  "refusalLimitExceeded",
  "refusalsUncounted",
  "auditGap",
  "auditDamaged",
  "auditReconcilerFailed",
  "fewAdministrators",
] as const

export type ErrorEvent = (typeof ERROR_EVENTS)[number]

/** One thing that happened: names, ids and numbers, never what somebody typed. What is `undefined` is left out. */
export type LogLine = Readonly<Record<string, JsonValue | undefined>> &
  ({ level: "info" | "warn"; event: string } | { level: "error"; event: ErrorEvent })

/** Writes one line of JSON to the function's log, at its level: Lambda marks lines by the console's method. */
export function log(line: LogLine): void {
  console[line.level](JSON.stringify(line))
}
