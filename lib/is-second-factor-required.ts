import { REQUIRE_MFA_OF_ADMINISTRATORS } from "@/amplify/auth/administrator-mfa"
import type { UserPoolFacts } from "@/lib/user-pool-facts"

/**
 * Whether whoever has a role here needs a second factor: this console says so, or the pool insists on one for everybody,
 * where Cognito takes a wish to switch it off and does nothing.
 * @param pool what is known of it; nothing, where it could not be described
 */
export function isSecondFactorRequired(pool?: Pick<UserPoolFacts, "mfa">): boolean {
  return REQUIRE_MFA_OF_ADMINISTRATORS || pool?.mfa === "ON"
}
