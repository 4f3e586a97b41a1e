import "server-only"
import { getSession } from "@/lib/session"
import { SIGN_IN_AGAIN_PATH, SIGN_IN_PATH, signInNoticePath } from "@/lib/sign-in-path"
import type { SignInNotice } from "@/lib/sign-in-words"

/**
 * Where a step of a sign-in leads whose challenge is not in this browser, or not any more: to the start, which for
 * somebody who is signed in is to confirm that it is they.
 */
export async function signInOverPath(notice: SignInNotice): Promise<string> {
  const session = await getSession()
  return signInNoticePath(notice, undefined, session?.role ? SIGN_IN_AGAIN_PATH : SIGN_IN_PATH)
}
