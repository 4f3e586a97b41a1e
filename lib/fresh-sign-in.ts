import { FRESH_SIGN_IN_MINUTES } from "@/amplify/auth/fresh-sign-in"
import { ApiError } from "@/lib/api-error"
import { isFresh, type Session } from "@/lib/session-tokens"

/**
 * Insists on a sign-in of just now, for what the console itself has to refuse: what a function does, the function refuses
 * (`amplify/data/fresh-sign-in.ts`).
 * @throws ApiError `SignInTooOld`, for which a form offers the way to a fresh one
 */
export function requireFreshSignIn(session: Pick<Session, "signedInAt">): void {
  if (!isFresh(session, Date.now())) throw new ApiError("SignInTooOld", { minutes: FRESH_SIGN_IN_MINUTES })
}
