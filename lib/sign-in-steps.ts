import "server-only"
import { decodeJwt } from "jose"
import { associateApp } from "@/lib/authenticator-app"
import { replaceSession } from "@/lib/replace-session"
import { logRequest } from "@/lib/request-log"
import { type SessionTokens, writeSessionCookies } from "@/lib/session-cookies"
import type { SignInStep } from "@/lib/sign-in-answer"
import { type Challenge, signInChallenge, writeChallenge } from "@/lib/sign-in-challenge"
import { SignInError } from "@/lib/sign-in-error"
import {
  CHOOSE_SECOND_FACTOR_PATH,
  NEW_PASSWORD_PATH,
  SECOND_FACTOR_PATH,
  SET_UP_SECOND_FACTOR_PATH,
  signInNoticePath,
  startOf,
} from "@/lib/sign-in-path"

const PATHS: Readonly<Record<Challenge["step"], string>> = {
  "new-password": NEW_PASSWORD_PATH,
  code: SECOND_FACTOR_PATH,
  "choose-factor": CHOOSE_SECOND_FACTOR_PATH,
  "set-up-app": SET_UP_SECOND_FACTOR_PATH,
}

/** What one sign-in is about from its first step to its last. */
interface SignIn {
  /** What was typed at the start. */
  account: string
  /** Where to go once signed in; already checked. */
  next: string
  /** Whose session it is to make fresh, by the sub; nobody's, where it begins one. */
  again?: string | undefined
}

/**
 * Carries one answer of Cognito into the browser's cookies: the session, or the challenge that comes before it.
 * Only in server actions.
 * @returns the path to go to now
 * @throws SignInError when Cognito does not begin what the challenge asks for
 */
export async function completeStep(
  answer: SignInStep,
  { account, next, again }: SignIn,
  requestId: string,
): Promise<string> {
  if (answer.step !== "signed-in") {
    await writeChallenge({ ...(await begun(answer)), account, next, again })
    return PATHS[answer.step]
  }
  const { sub: userId } = decodeJwt(answer.tokens.accessToken)
  const isDone = await begin(answer.tokens, { userId, again, requestId })
  await signInChallenge.clear()
  if (!isDone) {
    logRequest({ level: "warn", event: "sign-in.refused", requestId, userId, code: "OtherAccount" })
    return signInNoticePath("other-account", next, startOf(again))
  }
  logRequest({ level: "info", event: again === undefined ? "sign-in.done" : "sign-in.again", requestId, userId })
  return next
}

interface Beginning {
  userId: string | undefined
  again: string | undefined
  requestId: string
}

/** Puts the session into the browser. @returns whether it is there: nobody takes the place of somebody else */
async function begin(tokens: SessionTokens, { userId: sub, again, requestId }: Beginning): Promise<boolean> {
  if (again !== undefined) return replaceSession(tokens, { sub, again, requestId })
  await writeSessionCookies(tokens)
  return true
}

type Waiting = Exclude<SignInStep, { step: "signed-in" }>

/** An app's secret is asked for once: whoever loads the page again sees the same picture. */
async function begun(answer: Waiting) {
  if (answer.step !== "set-up-app") return answer
  const { secret, session } = await associateApp({ Session: answer.session })
  if (!session) throw new SignInError("IncompleteAnswer")
  return { ...answer, session, secret }
}
