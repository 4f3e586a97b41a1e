import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"

export const cognito = new CognitoIdentityProviderClient()

/**
 * The user pool of this backend. Read when it is needed: on Lambda, Amplify's own code at the start of the bundle puts
 * the value into the environment.
 */
export function userPoolId(): string {
  const id = process.env.AMPLIFY_AUTH_USERPOOL_ID
  if (!id)
    throw new Error("AMPLIFY_AUTH_USERPOOL_ID is not set: the function has no grant in amplify/auth/resource.ts.")
  return id
}
