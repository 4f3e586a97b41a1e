import { signInAgainAhead } from "@/lib/sign-in-again"
import { SIGN_IN_AGAIN } from "@/lib/sign-in-again-words"
import { FormFailure } from "./form-failure"

/** Says before a form is filled in that its change needs a fresh sign-in; nothing, where there is one. */
export async function FreshSignInNotice() {
  const wayOut = await signInAgainAhead()
  return wayOut && <FormFailure tone="warning" message={SIGN_IN_AGAIN.ahead} wayOut={wayOut} />
}
