"use server"

import { adminAction } from "@/lib/admin-action"
import { writeAppSetUp } from "@/lib/app-set-up"
import { requireFreshSignIn } from "@/lib/fresh-sign-in"
import { VERIFY_APP_PATH } from "@/lib/own-factor-path"
import { beginOwnApp } from "@/lib/own-second-factor"
import { safeNext } from "@/lib/sign-in-path"
import { associateSoftwareTokenSchema } from "./schema"

/** Begins to set up an authenticator app for oneself. */
export const associateSoftwareTokenAction = adminAction({
  name: "associateSoftwareToken",
  calls: "nothing",
  schema: associateSoftwareTokenSchema,
  run: async ({ next }, { session }) => {
    // Whoever comes upon an open console must not take the account over with an app of their own.
    requireFreshSignIn(session)
    const secret = await beginOwnApp(session)
    await writeAppSetUp({ userId: session.userId, secret, isProven: false, next: safeNext(next) })
  },
  landing: () => ({ address: VERIFY_APP_PATH }),
})
