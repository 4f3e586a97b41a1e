import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import { exactDate, formatDate } from "@/lib/dates"

/**
 * From when on a change binds. `{time}` stands for the moment at which the last token has ended that was issued before:
 * Cognito is asked before each change that somebody makes here, and refuses at once; whoever looks at nothing but the
 * token (an app, or the API when it is read) honours one until then.
 */
const EFFECTS = {
  groupGiven: "It counts from their next token: at once when they sign in again, by {time} at the latest.",
  groupTaken: "Their next token is without it; one that they already hold keeps it until {time} at the latest.",
  roleTaken:
    "They can change nothing in this console from now on. A token already issued can still read here, and is honoured elsewhere, until {time} at the latest.",
  roleTakenSignedOut:
    "They can change nothing in this console from now on, and are signed out everywhere. A token already issued can still read here, and is honoured elsewhere, until {time} at the latest.",
  roleTakenSignedIn:
    "They can change nothing in this console from now on, and stay signed in. A token already issued can still read here, and is honoured elsewhere, until {time} at the latest.",
  disabled:
    "No sign-in works from now on, and their sessions have ended. A token already issued is honoured until {time} at the latest.",
  deleted: "Their sessions have ended with the account. A token already issued is honoured until {time} at the latest.",
  signedOut:
    "Every session has ended; they can sign in again at once. A token already issued is honoured until {time} at the latest.",
  passwordChanged:
    "That binds at once for every sign-in. Sessions that are open may go on: sign them out everywhere to end those too.",
  groupDeleted: "Tokens that its members already hold keep it until {time} at the latest.",
  enabled: "That binds at once.",
} as const

export type Effect = keyof typeof EFFECTS

/** A sentence around the moment that stands in it; plain text, so that it can travel to the browser. */
export interface TakesEffect {
  before: string
  /** ISO, and the same for a reader whose zone is not known: to the minute, and exactly. */
  time?: { iso: string; text: string; exact: string }
  after: string
}

/** From when on a change binds that has just been made. @param until as `lastTokenEnds` gives it */
export function takesEffect(effect: Effect, until: string): TakesEffect {
  const [before = "", after] = EFFECTS[effect].split("{time}")
  if (after === undefined) return { before, after: "" }
  const time = { iso: until, text: formatDate(until, "time", "UTC"), exact: exactDate(until, "UTC") }
  return { before, time, after }
}

/**
 * The moment, ISO in UTC, at which no token is valid any more that was issued before now. To the full minute after it,
 * because that is how it is shown.
 * @param now Unix time in milliseconds, after the change was made
 */
export function lastTokenEnds(now: number = Date.now()): string {
  return new Date(Math.ceil(now / 60_000 + minutes) * 60_000).toISOString()
}
