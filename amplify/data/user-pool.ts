import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { AdminError } from "./admin-error"
import { RetryThrottled } from "./retry-throttled"

const ATTEMPTS = 3

/** For what only looks: the SDK asks again where no answer came. */
export const cognito = new CognitoIdentityProviderClient({ maxAttempts: ATTEMPTS })

/**
 * For what changes something: sent again only where it was throttled. On the same connections, which the questions about
 * the caller have just used: one that has died while the function slept would be found out by a change too late.
 */
export const cognitoForChanges = new CognitoIdentityProviderClient({
  retryStrategy: new RetryThrottled(ATTEMPTS),
  requestHandler: cognito.config.requestHandler,
  credentials: cognito.config.credentials,
})

/**
 * The user pool of this backend. Read when it is needed: on Lambda, Amplify's own code at the start of the bundle puts
 * the value into the environment.
 * @throws AdminError `AccessDeniedException` when there is none: Amplify names the pool only to functions that have a
 * line in `amplify/auth/resource.ts`, so this one may do nothing to it.
 */
export function userPoolId(): string {
  const id = process.env.AMPLIFY_AUTH_USERPOOL_ID
  if (!id) throw new AdminError("AccessDeniedException")
  return id
}
