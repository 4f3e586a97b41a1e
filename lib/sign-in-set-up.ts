import "server-only"
import { logRequest } from "@/lib/request-log"
import { signInChallenge } from "@/lib/sign-in-challenge"
import { SignInError } from "@/lib/sign-in-error"
import { signInNoticePath, startOf } from "@/lib/sign-in-path"
import { answerSetUp } from "@/lib/sign-in-second-factor"
import { completeStep } from "@/lib/sign-in-steps"

interface ProvenApp {
  /** Cognito's Session after the proof. */
  session: string | undefined
  username: string
  account: string
  next: string
  again?: string | undefined
}

/**
 * Ends a sign-in whose authenticator app has just been proven. From here on Cognito knows the app: when the end fails,
 * the proof cannot be given again, and a new sign-in asks for the app's code. Only in server actions.
 * @returns the path to go to now
 */
export async function completeSetUp({ session, username, ...signIn }: ProvenApp, requestId: string) {
  try {
    if (!session) throw new SignInError("IncompleteAnswer")
    return await completeStep(await answerSetUp({ session, username }), signIn, requestId)
  } catch (error) {
    if (!(error instanceof SignInError)) throw error
    logRequest({ level: "warn", event: "sign-in.refused", requestId, action: "setUpSecondFactor", code: error.code })
    await signInChallenge.clear()
    return signInNoticePath("app-is-set-up", signIn.next, startOf(signIn.again))
  }
}
