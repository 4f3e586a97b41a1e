import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { AdminError } from "./admin-error"

export const cognito = new CognitoIdentityProviderClient()

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
