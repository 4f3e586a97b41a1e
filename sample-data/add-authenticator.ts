import {
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { TOTP } from "otpauth"
import { clientIdOf } from "./client-id"
import { orAlready } from "./or-already"

/**
 * Gives somebody an authenticator app whose secret is forgotten at once. Nobody but the user can do that, so it signs in
 * as them. Without effect in a pool that knows no such apps, or whose client takes no passwords.
 */
export async function addAuthenticator(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  { email, password }: { email: string; password: string },
) {
  const ClientId = await clientIdOf(client, UserPoolId)
  const AuthParameters = { USERNAME: email, PASSWORD: password }
  const signIn = new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters })
  const answer = await orAlready("InvalidParameterException", client.send(signIn))
  const AccessToken = answer?.AuthenticationResult?.AccessToken
  if (!AccessToken) return

  const associate = client.send(new AssociateSoftwareTokenCommand({ AccessToken }))
  const secret = (await orAlready("SoftwareTokenMFANotFoundException", associate))?.SecretCode
  if (!secret) return
  await client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: new TOTP({ secret }).generate() }))
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true }
  await client.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: email, SoftwareTokenMfaSettings }))
}
