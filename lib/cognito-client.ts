import "server-only"
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import outputs from "@/amplify_outputs.json"

/**
 * Cognito's public operations: signing in, answering challenges, resetting a forgotten password, revoking a session.
 * They need no AWS credentials and get none, so nothing here can ever call an admin operation.
 */
export const cognito = new CognitoIdentityProviderClient({
  region: outputs.auth.aws_region,
  maxAttempts: 2,
  // Two attempts have to end well within the 30 s after which Amplify Hosting ends a request.
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 8_000, throwOnRequestTimeout: true },
})

export const userPoolClientId = outputs.auth.user_pool_client_id
