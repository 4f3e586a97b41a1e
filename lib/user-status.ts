import type { User } from "@/lib/users"

export type StatusTone = "good" | "wait" | "warn" | "bad" | "plain"

interface StatusWords {
  word: string
  /** Colour and shape; the word says it as well. */
  tone: StatusTone
  /** What it means for signing in, and what helps. */
  meaning: string
}

/** Cognito's `UserStatus`, in words; the last three are no longer given to new users. */
const STATUSES: Readonly<Record<string, StatusWords>> = {
  CONFIRMED: { word: "Confirmed", tone: "good", meaning: "Has confirmed the account and signs in with a password." },
  UNCONFIRMED: {
    word: "Unconfirmed",
    tone: "wait",
    meaning: "Signed up, but has not entered the code that was sent. Signs in once that is done.",
  },
  FORCE_CHANGE_PASSWORD: {
    word: "Invited",
    tone: "wait",
    meaning: "Has a temporary password and sets their own at the next sign-in. The temporary one expires.",
  },
  RESET_REQUIRED: {
    word: "Reset required",
    tone: "warn",
    meaning:
      "The password was reset. A new one has to be set with the code that was sent, through “forgotten password”.",
  },
  EXTERNAL_PROVIDER: {
    word: "External",
    tone: "plain",
    meaning: "Signs in through another provider, such as a company's single sign-on, and has no password here.",
  },
  ARCHIVED: { word: "Archived", tone: "plain", meaning: "Cognito has archived this account." },
  COMPROMISED: { word: "Compromised", tone: "bad", meaning: "Cognito holds this account for compromised." },
  UNKNOWN: { word: "Unknown", tone: "plain", meaning: "Cognito does not know the state of this account." },
}

/** A status in words; one that Cognito invents later is shown by its own name. */
export function statusWords(status: string): StatusWords {
  const known = Object.hasOwn(STATUSES, status) ? STATUSES[status] : undefined
  return known ?? { word: status, tone: "plain", meaning: "This console does not know this state of an account yet." }
}

/** What an account is called on screen: its name, else its address, else its username. */
export function displayName(user: Pick<User, "name" | "email" | "username">): string {
  return user.name?.trim() || user.email?.trim() || user.username
}

/** Whether the account can sign in now, in one sentence, and why not. */
export function canSignIn(user: Pick<User, "enabled" | "status">): {
  answer: "yes" | "no" | "first"
  sentence: string
} {
  const { meaning, tone } = statusWords(user.status)
  if (!user.enabled)
    return { answer: "no", sentence: "Disabled: every sign-in is refused until the account is enabled." }
  if (tone === "good" || user.status === "EXTERNAL_PROVIDER") return { answer: "yes", sentence: meaning }
  return { answer: user.status === "FORCE_CHANGE_PASSWORD" ? "first" : "no", sentence: meaning }
}
