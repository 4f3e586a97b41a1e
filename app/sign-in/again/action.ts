"use server"

import { getSession } from "@/lib/session"
import { signInWithPassword } from "@/lib/sign-in"
import { signInAction } from "@/lib/sign-in-action"
import { rethrowAs } from "@/lib/sign-in-error"
import { safeNext, signInPath } from "@/lib/sign-in-path"
import { ownPasswordRefusal } from "@/lib/sign-in-refusals"
import { completeStep } from "@/lib/sign-in-steps"
import { signInAgainSchema } from "./schema"

/** A sign-in of whoever is signed in, which makes their session fresh. The user's name is the session's own. */
export const signInAgain = signInAction({
  name: "signInAgain",
  schema: signInAgainSchema,
  run: async ({ password, next: asked }, { requestId }) => {
    const next = safeNext(asked)
    const session = await getSession()
    if (!session?.role) return signInPath(next)
    const { userId: again, username, email } = session
    const answer = await rethrowAs(ownPasswordRefusal, () => signInWithPassword(username, password))
    return completeStep(answer, { account: email ?? username, next, again }, requestId)
  },
})
