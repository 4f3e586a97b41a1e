import type { User } from "@/lib/users"

export type StatusTone = "good" | "wait" | "warn" | "bad" | "plain"

export interface StatusWords {
  word: string
  /** Colour and shape; the word says it as well. */
  tone: StatusTone
}

/** Cognito's `UserStatus`, in words; the last three are no longer given to new users. */
const STATUSES: Readonly<Record<string, StatusWords>> = {
  CONFIRMED: { word: "Confirmed", tone: "good" },
  UNCONFIRMED: { word: "Unconfirmed", tone: "wait" },
  FORCE_CHANGE_PASSWORD: { word: "Invited", tone: "wait" },
  RESET_REQUIRED: { word: "Reset required", tone: "warn" },
  EXTERNAL_PROVIDER: { word: "External", tone: "plain" },
  ARCHIVED: { word: "Archived", tone: "plain" },
  COMPROMISED: { word: "Compromised", tone: "bad" },
  UNKNOWN: { word: "Unknown", tone: "plain" },
}

/** A status in words; one that Cognito invents later is shown by its own name. */
export function statusWords(status: string): StatusWords {
  const known = Object.hasOwn(STATUSES, status) ? STATUSES[status] : undefined
  return known ?? { word: status, tone: "plain" }
}

/** What an account is called on screen: its name, else its address, else its username. */
export function displayName(user: Pick<User, "name" | "email" | "username">): string {
  return user.name?.trim() || user.email?.trim() || user.username
}
