import { statusWords } from "@/lib/user-status"
import type { User } from "@/lib/users"

/** What each of Cognito's states means for signing in, and what helps. */
const MEANINGS: Readonly<Record<string, string>> = {
  CONFIRMED: "Has confirmed the account and signs in with a password.",
  UNCONFIRMED: "Signed up, but has not entered the code that was sent. Signs in once that is done.",
  FORCE_CHANGE_PASSWORD: "Has a temporary password and sets their own at the next sign-in. The temporary one expires.",
  RESET_REQUIRED:
    "The password was reset. A new one has to be set with the code that was sent, through “forgotten password”.",
  EXTERNAL_PROVIDER: "Signs in through another provider, such as a company's single sign-on, and has no password here.",
  ARCHIVED: "Cognito has archived this account.",
  COMPROMISED: "Cognito holds this account for compromised.",
  UNKNOWN: "Cognito does not know the state of this account.",
}

/** An answer, and why. */
export interface CanSignIn {
  answer: "yes" | "no" | "first"
  sentence: string
}

/** Whether the account can sign in now, in one sentence, and why not. */
export function canSignIn({ enabled, status }: Pick<User, "enabled" | "status">): CanSignIn {
  if (!enabled) return { answer: "no", sentence: "Disabled: every sign-in is refused until the account is enabled." }
  const known = Object.hasOwn(MEANINGS, status) ? MEANINGS[status] : undefined
  const sentence = known ?? "This console does not know this state of an account yet."
  if (statusWords(status).tone === "good" || status === "EXTERNAL_PROVIDER") return { answer: "yes", sentence }
  return { answer: status === "FORCE_CHANGE_PASSWORD" ? "first" : "no", sentence }
}
