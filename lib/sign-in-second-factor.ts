import "server-only"
import { RespondToAuthChallengeCommand } from "@aws-sdk/client-cognito-identity-provider"
import { cognito, userPoolClientId } from "@/lib/cognito-client"
import { logRequest } from "@/lib/request-log"
import { readAnswer, type SignInStep } from "@/lib/sign-in-answer"
import { signInChallenge } from "@/lib/sign-in-challenge"
import { askCognito, SignInError } from "@/lib/sign-in-error"
import type { SignInFactor } from "@/lib/sign-in-factors"
import { signInNoticePath, startOf } from "@/lib/sign-in-path"
import { isSecondFactorOver } from "@/lib/sign-in-refusals"
import type { SignInNotice } from "@/lib/sign-in-words"

/** What Cognito calls the code in the answer. */
const CODE_FIELD: Record<SignInFactor, string> = {
  SOFTWARE_TOKEN_MFA: "SOFTWARE_TOKEN_MFA_CODE",
  SMS_MFA: "SMS_MFA_CODE",
  EMAIL_OTP: "EMAIL_OTP_CODE",
}

interface Waiting {
  session: string
  username: string
}

/** Answers with the code of a second factor. @throws SignInError */
export function answerCode(challenge: Waiting & { factor: SignInFactor }, code: string): Promise<SignInStep> {
  return respond(challenge.factor, challenge, { [CODE_FIELD[challenge.factor]]: code })
}

/** Says which second factor is to be asked for; Cognito sends its code now. @throws SignInError */
export function chooseFactor(challenge: Waiting, factor: SignInFactor): Promise<SignInStep> {
  return respond("SELECT_MFA_TYPE", challenge, { ANSWER: factor })
}

/** Says that an authenticator app is set up. @param challenge with the Session of its proof @throws SignInError */
export function answerSetUp(challenge: Waiting): Promise<SignInStep> {
  return respond("MFA_SETUP", challenge, {})
}

async function respond(
  ChallengeName: SignInFactor | "SELECT_MFA_TYPE" | "MFA_SETUP",
  { session, username }: Waiting,
  responses: Record<string, string>,
): Promise<SignInStep> {
  const answer = await askCognito(() =>
    cognito.send(
      new RespondToAuthChallengeCommand({
        ChallengeName,
        ClientId: userPoolClientId,
        Session: session,
        ChallengeResponses: { USERNAME: username, ...responses },
      }),
    ),
  )
  return readAnswer(answer, username)
}

interface StartAgain {
  /** Where to go once signed in. */
  next: string
  /** Whether it is a session that is to be made fresh: it then starts where that does. */
  again: string | undefined
  requestId: string
  action: string
  /** What is said at the start; that the sign-in is over, where nothing else is given. */
  notice?: SignInNotice
}

/**
 * Does a step of a second factor, and leads back to the start when Cognito will not go on with this sign-in: trying
 * again on the same page would be in vain. Only in server actions.
 * @returns the path to go to now
 */
export async function orStartAgain(
  { next, again, requestId, action, notice = "second-factor-over" }: StartAgain,
  step: () => Promise<string>,
): Promise<string> {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof SignInError) || !isSecondFactorOver(error)) throw error
    logRequest({ level: "warn", event: "sign-in.refused", requestId, action, code: error.code })
    await signInChallenge.clear()
    return signInNoticePath(notice, next, startOf(again))
  }
}
