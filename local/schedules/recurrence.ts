import { Cron } from "croner"

/** When something happens next after a moment; `undefined` for never again. */
export type Recurrence = (after: Date) => Date | undefined

const MINUTE = 60_000
const UNITS: Record<string, number> = { minute: MINUTE, hour: 60 * MINUTE, day: 24 * 60 * MINUTE }

/**
 * Reads EventBridge's `rate(…)` and `cron(…)` ("Schedule types in EventBridge Scheduler", user guide).
 *
 * @param timezone IANA name of the zone that a cron expression is read in
 * @throws Error for an expression that EventBridge, or this, does not take
 */
export function readRecurrence(expression: string, timezone: string): Recurrence {
  const [, kind, argument = ""] = /^(rate|cron)\((.+)\)$/.exec(expression) ?? []
  if (kind === "rate") return readRate(expression, argument)
  if (kind === "cron") return readCron(expression, argument, timezone)
  throw new Error(`The local backend does not run the schedule ${expression}: it takes rate(…) and cron(…).`)
}

function readRate(expression: string, argument: string): Recurrence {
  const [, count = "", unit = ""] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(argument) ?? []
  const interval = Number(count) * (UNITS[unit] ?? 0)
  if (interval === 0) throw new Error(`The schedule ${expression} is no rate of minutes, hours or days.`)
  return (after) => new Date(after.getTime() + interval)
}

/** Minutes, hours, day of the month, month, day of the week (1 is Sunday) and year; `?` is "any" for one of the days. */
function readCron(expression: string, argument: string, timezone: string): Recurrence {
  const fields = argument.split(/\s+/)
  if (fields.length !== 6 || (fields[2] === "?") === (fields[4] === "?")) {
    throw new Error(`The schedule ${expression} is no cron expression of six fields, one of its days being "?".`)
  }
  try {
    const cron = new Cron(`0 ${fields.join(" ").replace("?", "*")}`, {
      mode: "7-part",
      alternativeWeekdays: true,
      sloppyRanges: true,
      paused: true,
      timezone,
    })
    // A zone that does not exist is noticed only here.
    cron.nextRun()
    return (after) => cron.nextRun(after) ?? undefined
  } catch (cause) {
    throw new Error(`The local backend cannot read the schedule ${expression} (${timezone}): ${cause}`, { cause })
  }
}
