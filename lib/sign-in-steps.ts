import "server-only"
import { decodeJwt } from "jose"
import { logRequest } from "@/lib/request-log"
import { writeSessionCookies } from "@/lib/session-cookies"
import type { SignInStep } from "@/lib/sign-in"
import { signInChallenge } from "@/lib/sign-in-challenge"
import { NEW_PASSWORD_PATH } from "@/lib/sign-in-path"

/**
 * Carries one answer of Cognito into the browser's cookies: the session, or the challenge that comes before it.
 * Only in server actions.
 * @param next where to go once signed in; already checked
 * @returns the path to go to now
 */
export async function completeStep(answer: SignInStep, next: string, requestId: string): Promise<string> {
  if (answer.step === "new-password") {
    const { session, username, requiredAttributes } = answer
    await signInChallenge.write({ session, username, requiredAttributes, next })
    return NEW_PASSWORD_PATH
  }
  await signInChallenge.clear()
  await writeSessionCookies(answer.tokens)
  const { sub } = decodeJwt(answer.tokens.accessToken)
  logRequest({ level: "info", event: "sign-in.done", requestId, userId: sub })
  return next
}
