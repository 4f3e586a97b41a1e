import { FRESH_SIGN_IN_MINUTES as minutes } from "@/amplify/auth/fresh-sign-in"
import { ApiError } from "@/lib/api-error"
import { MOST_WITHOUT_FRESH_SIGN_IN } from "@/lib/many-users-limits"
import type { Session } from "@/lib/session"
import { isFresh } from "@/lib/session-tokens"

/** Whether changing that many users at once asks for a fresh sign-in. */
export const asksForFreshSignIn = (count: number): boolean => count > MOST_WITHOUT_FRESH_SIGN_IN

/**
 * Refuses to begin a change of many users by a sign-in that is not fresh. A run that has begun goes on, however long it
 * takes: half a change is worse than a late one. What does harm even to one user, the API's functions refuse themselves.
 * @throws ApiError `SignInTooOld`
 */
export function requireFreshSignIn(count: number, session: Session): void {
  if (asksForFreshSignIn(count) && !isFresh(session, Date.now())) throw new ApiError("SignInTooOld", { minutes })
}
