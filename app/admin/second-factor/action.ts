"use server"

import { adminAction } from "@/lib/admin-action"
import { writeAppSetUp } from "@/lib/app-set-up"
import { VERIFY_APP_PATH } from "@/lib/own-factor-path"
import { beginOwnApp, requireOwnFreshSignIn } from "@/lib/own-second-factor"
import { safeNext } from "@/lib/sign-in-path"
import { associateSoftwareTokenSchema } from "./schema"

/** Begins to set up an authenticator app for oneself. */
export const associateSoftwareTokenAction = adminAction({
  name: "associateSoftwareToken",
  calls: "nothing",
  schema: associateSoftwareTokenSchema,
  run: async ({ next }, { session }) => {
    requireOwnFreshSignIn(session)
    const secret = await beginOwnApp(session)
    await writeAppSetUp({ userId: session.userId, secret, isProven: false, next: safeNext(next) })
  },
  landing: () => ({ address: VERIFY_APP_PATH }),
})
