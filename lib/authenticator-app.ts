import "server-only"
import { AssociateSoftwareTokenCommand, VerifySoftwareTokenCommand } from "@aws-sdk/client-cognito-identity-provider"
import { cognito } from "@/lib/cognito-client"
import { askCognito, SignInError } from "@/lib/sign-in-error"

/** Whose app it is: somebody whose sign-in waits for one to be set up, or somebody who is signed in. */
export type AppOwner = { Session: string } | { AccessToken: string }

/**
 * Asks Cognito for the secret of a new authenticator app, in place of the one before.
 * @returns the secret in Base32, and in a sign-in the Session that goes on from here
 * @throws SignInError
 */
export async function associateApp(owner: AppOwner): Promise<{ secret: string; session: string | undefined }> {
  const { SecretCode, Session } = await askCognito(() => cognito.send(new AssociateSoftwareTokenCommand(owner)))
  if (!SecretCode) throw new SignInError("IncompleteAnswer")
  return { secret: SecretCode, session: Session }
}

/**
 * Proves to Cognito that the app has the secret.
 * @param code six digits
 * @param device what Cognito is to call the app
 * @returns in a sign-in the Session that goes on from here
 * @throws SignInError, `EnableSoftwareTokenMFAException` for a wrong code
 */
export async function verifyApp(
  owner: AppOwner,
  code: string,
  device?: string,
): Promise<{ session: string | undefined }> {
  const named = device === undefined ? {} : { FriendlyDeviceName: device }
  const { Status, Session } = await askCognito(() =>
    cognito.send(new VerifySoftwareTokenCommand({ ...owner, UserCode: code, ...named })),
  )
  // An answer that is no error can still say that it was not taken.
  if (Status !== "SUCCESS") throw new SignInError("EnableSoftwareTokenMFAException")
  return { session: Session }
}
