import { FRESH_SIGN_IN_MINUTES as minutes } from "../auth/fresh-sign-in"
import { AdminError } from "./admin-error"
import type { Caller } from "./caller"

/**
 * Insists that the caller has signed in just now. A session may have been left open on somebody's desk, or stolen; a
 * token that does not say when its owner signed in is never fresh, nor is one from the future.
 * @throws AdminError `SignInTooOld`
 */
export function requireFreshSignIn({ signedInAt }: Caller, now: number = Date.now()): void {
  const age = now / 1000 - (signedInAt ?? 0)
  if (!(age <= minutes * 60 && age >= -CLOCK_TOLERANCE_SECONDS)) throw new AdminError("SignInTooOld", { minutes })
}

/** Cognito's clocks and Lambda's may differ by this much. */
const CLOCK_TOLERANCE_SECONDS = 300
