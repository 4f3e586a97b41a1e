import "server-only"
import {
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { cognito, userPoolClientId } from "@/lib/cognito-client"
import { ATTRIBUTE_PREFIX, readAnswer, type SignInStep } from "@/lib/sign-in-answer"
import { askCognito } from "@/lib/sign-in-error"

/**
 * Asks Cognito with the password, from the server (USER_PASSWORD_AUTH).
 *
 * Not with `signIn` of aws-amplify: its state is one for the whole process, so two visitors at once can end up with each
 * other's session (measured).
 * @throws SignInError
 */
export async function signInWithPassword(email: string, password: string): Promise<SignInStep> {
  const answer = await askCognito(() =>
    cognito.send(
      new InitiateAuthCommand({
        AuthFlow: "USER_PASSWORD_AUTH",
        ClientId: userPoolClientId,
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    ),
  )
  return readAnswer(answer, email)
}

/**
 * Answers the NEW_PASSWORD_REQUIRED challenge that everybody meets who was invited.
 * @param attributes values of the challenge's `requiredAttributes`, by name without prefix
 * @throws SignInError
 */
export async function answerNewPassword(
  challenge: { session: string; username: string },
  newPassword: string,
  attributes: Record<string, string>,
): Promise<SignInStep> {
  const { session, username } = challenge
  const named = Object.entries(attributes).map(([name, value]) => [`${ATTRIBUTE_PREFIX}${name}`, value] as const)
  const answer = await askCognito(() =>
    cognito.send(
      new RespondToAuthChallengeCommand({
        ChallengeName: "NEW_PASSWORD_REQUIRED",
        ClientId: userPoolClientId,
        Session: session,
        ChallengeResponses: { USERNAME: username, NEW_PASSWORD: newPassword, ...Object.fromEntries(named) },
      }),
    ),
  )
  return readAnswer(answer, username)
}

/** Asks Cognito to mail a code to the user, if there is one. @throws SignInError */
export async function requestPasswordReset(email: string): Promise<void> {
  await askCognito(() => cognito.send(new ForgotPasswordCommand({ ClientId: userPoolClientId, Username: email })))
}

/** Sets a new password with the mailed code. @throws SignInError */
export async function confirmPasswordReset(email: string, code: string, newPassword: string): Promise<void> {
  await askCognito(() =>
    cognito.send(
      new ConfirmForgotPasswordCommand({
        ClientId: userPoolClientId,
        Username: email,
        ConfirmationCode: code,
        Password: newPassword,
      }),
    ),
  )
}

/** Ends a session for good: no new tokens come from it, and Cognito refuses its access tokens. @throws SignInError */
export async function revokeSession(refreshToken: string): Promise<void> {
  await askCognito(() => cognito.send(new RevokeTokenCommand({ ClientId: userPoolClientId, Token: refreshToken })))
}
