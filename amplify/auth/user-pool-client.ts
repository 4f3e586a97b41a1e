import type { CfnUserPoolClient } from "aws-cdk-lib/aws-cognito"

/**
 * How long an access or ID token lives, in minutes (Cognito takes 5 to 1,440).
 *
 * Cognito keeps honouring a token until it expires, whatever happened to its owner since: this is the longest that a
 * removed administrator can still read. Refreshing costs one request, so short is cheap.
 */
export const TOKEN_VALIDITY_MINUTES = 15

/** Sets what `defineAuth` has no words for: sign-in flows, short tokens, revocation, hidden "user exists" errors. */
export function configureUserPoolClient(client: CfnUserPoolClient): void {
  // The sign-in form posts the password to the server, which asks Cognito (USER_PASSWORD_AUTH); SRP serves the stock
  // clients of the app that this console administers.
  client.explicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  client.accessTokenValidity = TOKEN_VALIDITY_MINUTES
  client.idTokenValidity = TOKEN_VALIDITY_MINUTES
  client.tokenValidityUnits = { accessToken: "minutes", idToken: "minutes", refreshToken: "days" }
  client.refreshTokenValidity = 30
  client.enableTokenRevocation = true
  client.preventUserExistenceErrors = "ENABLED"
}
