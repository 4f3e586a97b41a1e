import { REQUIRE_MFA_OF_ADMINISTRATORS } from "../auth/administrator-mfa"
import { AdminError } from "./admin-error"
import type { Authority } from "./authority"

/**
 * Insists that the caller has an active second factor, where that is required. No claim of a token tells whether one was
 * used: having one, Cognito asks for it at every sign-in.
 * @throws AdminError `SecondFactorRequired`
 */
export function requireSecondFactor({ factors }: Authority, required: boolean = REQUIRE_MFA_OF_ADMINISTRATORS): void {
  if (required && factors.length === 0) throw new AdminError("SecondFactorRequired")
}
