import "server-only"
import {
  type ChallengeNameType,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { z } from "zod"
import { cognito, userPoolClientId } from "@/lib/cognito-client"
import type { SessionTokens } from "@/lib/session-cookies"
import { askCognito, SignInError } from "@/lib/sign-in-error"

/** Signed in, or what Cognito wants to know first. */
export type SignInStep =
  | { step: "signed-in"; tokens: SessionTokens }
  | { step: "new-password"; session: string; username: string; requiredAttributes: string[] }

const ATTRIBUTE_PREFIX = "userAttributes."

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
  return stepOf(answer, email)
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
  return stepOf(answer, username)
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

type Answer = Pick<
  InitiateAuthCommandOutput,
  "AuthenticationResult" | "ChallengeName" | "ChallengeParameters" | "Session"
>

function stepOf(answer: Answer, typedUsername: string): SignInStep {
  const { AuthenticationResult: result, ChallengeName, ChallengeParameters, Session } = answer
  if (result) {
    const { AccessToken: accessToken, IdToken: idToken, RefreshToken: refreshToken } = result
    if (!accessToken || !idToken || !refreshToken) throw new SignInError("IncompleteAnswer")
    return { step: "signed-in", tokens: { accessToken, idToken, refreshToken } }
  }
  const asked: ChallengeNameType | undefined = ChallengeName
  if (asked !== "NEW_PASSWORD_REQUIRED") throw new SignInError(asked ?? "IncompleteAnswer")
  const requiredAttributes = attributeNames(ChallengeParameters?.requiredAttributes ?? "[]")
  if (!Session || !requiredAttributes) throw new SignInError("IncompleteAnswer")
  return {
    step: "new-password",
    session: Session,
    username: ChallengeParameters?.USER_ID_FOR_SRP ?? typedUsername,
    requiredAttributes,
  }
}

/** Cognito writes the list as JSON in a text, each name with a prefix that the answer has to carry again. */
function attributeNames(text: string): string[] | null {
  try {
    const names = z.array(z.string()).parse(JSON.parse(text))
    return names.map((name) => (name.startsWith(ATTRIBUTE_PREFIX) ? name.slice(ATTRIBUTE_PREFIX.length) : name))
  } catch {
    return null
  }
}
