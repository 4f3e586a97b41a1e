/** How precisely a moment is shown: the rest is in its title. `time` is for a moment within hours, and names its zone. */
export type Precision = "day" | "minute" | "second" | "time"

const DAY = { day: "numeric", month: "short", year: "numeric" } as const
const MINUTE = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const
const SECOND = { ...DAY, ...MINUTE, second: "2-digit" } as const

const FORMATS = {
  day: DAY,
  minute: { ...DAY, ...MINUTE },
  second: SECOND,
  time: { ...MINUTE, timeZoneName: "short" },
  exact: { weekday: "short", ...SECOND, timeZoneName: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Making a formatter costs about a hundred times what using one does, and a list has sixty dates. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(format: keyof typeof FORMATS, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${format} ${timeZone}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat("en-GB", { ...FORMATS[format], timeZone })
  formatters.set(key, made)
  return made
}

/** Whether a text is a moment at all: what people or damaged rows hold may only look like one. */
export const isMoment = (text: string): boolean => !Number.isNaN(Date.parse(text))

/**
 * A moment for a reader, in the language of the console.
 * @param iso as the API gives it, with its zone; what is no moment (a damaged row of the audit trail) stays as it is
 * @param timeZone an IANA name; without one the reader's own, in a browser
 */
export function formatDate(iso: string, precision: Precision, timeZone?: string): string {
  return formatted(precision, iso, timeZone)
}

/** The same moment to the second, with its weekday and zone. */
export function exactDate(iso: string, timeZone?: string): string {
  return formatted("exact", iso, timeZone)
}

function formatted(format: keyof typeof FORMATS, iso: string, timeZone: string | undefined): string {
  return isMoment(iso) ? formatter(format, timeZone).format(new Date(iso)) : iso
}
