import type { User } from "./find-user"

/** What keeps somebody with these accounts' states from signing in, and what helps. */
const HINTS: Readonly<Record<string, string>> = {
  UNCONFIRMED:
    "They cannot sign in yet: they signed up and have not entered the code that was sent to them. They do that where they signed up, or an administrator confirms them in the console.",
  FORCE_CHANGE_PASSWORD:
    "They have been invited and have not signed in yet. If the invitation is lost or older than its password lives, repeat this with --invite-again.",
  RESET_REQUIRED:
    "They cannot sign in yet: their password was reset. They choose “Forgotten password?” when signing in and set a new one with the code that is sent to them.",
  EXTERNAL_PROVIDER:
    "They sign in through another provider, which the console's own form does not know: give the role to an account with a password.",
}

/** @returns `undefined` for who can sign in, as far as Cognito's state of the account tells */
export function signInHint({ enabled, status }: Pick<User, "enabled" | "status">): string | undefined {
  if (!enabled) return "They cannot sign in: the account is disabled. Repeat this with --enable to let them in again."
  return Object.hasOwn(HINTS, status) ? HINTS[status] : undefined
}
