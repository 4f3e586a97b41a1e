import "server-only"
import { decodeJwt } from "jose"
import { logRequest } from "@/lib/request-log"
import { writeSessionCookies } from "@/lib/session-cookies"
import type { SignInStep } from "@/lib/sign-in-answer"
import { signInChallenge } from "@/lib/sign-in-challenge"
import { CHOOSE_SECOND_FACTOR_PATH, NEW_PASSWORD_PATH, SECOND_FACTOR_PATH } from "@/lib/sign-in-path"

const PATHS = {
  "new-password": NEW_PASSWORD_PATH,
  code: SECOND_FACTOR_PATH,
  "choose-factor": CHOOSE_SECOND_FACTOR_PATH,
}

/**
 * Carries one answer of Cognito into the browser's cookies: the session, or the challenge that comes before it.
 * Only in server actions.
 * @param next where to go once signed in; already checked
 * @returns the path to go to now
 */
export async function completeStep(answer: SignInStep, next: string, requestId: string): Promise<string> {
  if (answer.step !== "signed-in") {
    await signInChallenge.write({ ...answer, next })
    return PATHS[answer.step]
  }
  await signInChallenge.clear()
  await writeSessionCookies(answer.tokens)
  const { sub } = decodeJwt(answer.tokens.accessToken)
  logRequest({ level: "info", event: "sign-in.done", requestId, userId: sub })
  return next
}
