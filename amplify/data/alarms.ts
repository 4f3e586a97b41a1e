import type { ErrorEvent } from "./log"

/** The logs that are counted: of the API, of the console's server, of the functions that change something, of the reconciler. */
export type CountedLog = "api" | "console" | "changes" | "reconciler"

/** Lines of a log that are counted, and how many of them are too many. */
export interface LogAlarm {
  log: CountedLog
  /**
   * What CloudWatch looks for. Lambda writes a time, an id and a level before each line of a function, so that it is no
   * JSON any more and a pattern in braces would never match: there it has to be words that stand in the line.
   */
  pattern: string
  /** So many within `minutes` raise the alarm. */
  atLeast: number
  minutes: number
  /** What it means and what to do, for whoever gets it. */
  description: string
}

/** So many refusals within five minutes are no slip of the hand. */
const REFUSALS = {
  atLeast: 20,
  minutes: 5,
  description: "Somebody is trying what they may not do. Look at the log that this counts, and at the audit trail.",
}

/** One such line is one too many. */
const ofChanges = { log: "changes", atLeast: 1, minutes: 5 } as const
/** As above. The reconciler repeats what still is so every five minutes: a longer look does not take a late run for an end. */
const ofReconciler = { log: "reconciler", atLeast: 1, minutes: 15 } as const

/**
 * All that is counted in a log, by the name of its metric, with one line for each event that the functions log as an
 * error. Where no line comes nothing has happened, so missing data is good; whether the reconciler runs at all has an
 * alarm of its own (`raise-alarms.ts`).
 */
export const LOG_ALARMS: Readonly<
  Record<ErrorEvent | "ApiRefusals" | "ConsoleRefusals" | "ChangeAborted" | "RepeatedRequests", LogAlarm>
> = {
  ApiRefusals: { log: "api", pattern: '"Not Authorized to access"', ...REFUSALS },
  // The server writes its lines as they are.
  ConsoleRefusals: { log: "console", pattern: '{ $.event = "*.refused" }', ...REFUSALS },

  // What Lambda itself says of a function that did not come to its end.
  ChangeAborted: {
    ...ofChanges,
    pattern: '?"Task timed out" ?"Runtime.ExitError" ?"Runtime.OutOfMemory" ?"Runtime.ImportModuleError"',
    description: "A change was cut short. The reconciler finds out what became of it; look at the log for why.",
  },
  adminActionFailed: {
    ...ofChanges,
    pattern: "adminActionFailed",
    description: "A change met an error that nobody foresaw. Look at the log by its request id.",
  },
  RepeatedRequests: {
    ...ofChanges,
    pattern: "RepeatedRequest",
    atLeast: 20,
    description: "The same requests come again and again. None was made twice; look at the log for whose they are.",
  },
  auditIntentLost: {
    ...ofChanges,
    pattern: "auditIntentLost",
    description: "A change was refused because the audit trail did not take it. Look at the API and its table.",
  },
  auditOutcomeLost: {
    ...ofChanges,
    pattern: "auditOutcomeLost",
    description:
      "An outcome, or a refusal, was not written into the audit trail. A change's is closed by the reconciler.",
  },
  refusalLimitExceeded: {
    ...ofChanges,
    pattern: "refusalLimitExceeded",
    description: "Somebody was refused 100 times within a minute, and is slowed down. The audit trail has whose calls.",
  },
  refusalsUncounted: {
    ...ofChanges,
    pattern: "refusalsUncounted",
    description: "Refused calls could not be counted: all are slowed down. Look at the API, its table and permissions.",
  },
  auditGap: {
    ...ofReconciler,
    pattern: "auditGap",
    description: "An event of the audit trail is missing. Run npm run audit:verify with the logged heads.",
  },
  auditDamaged: {
    ...ofReconciler,
    pattern: "auditDamaged",
    description: "An event of the audit trail cannot be read. Run npm run audit:verify with the logged heads.",
  },
  auditReconcilerFailed: {
    ...ofReconciler,
    pattern: "auditReconcilerFailed",
    description: "The reconciler could not do a part of its work. Look at its log: it names the part and the cause.",
  },
  fewAdministrators: {
    ...ofReconciler,
    pattern: "fewAdministrators",
    description: "Fewer than two administrators can sign in. Make another one: npm run admin -- grant.",
  },
}
