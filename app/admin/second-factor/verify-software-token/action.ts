"use server"

import { adminAction } from "@/lib/admin-action"
import { finishAppSetUp } from "@/lib/finish-app-set-up"
import { signInNoticePath } from "@/lib/sign-in-path"
import { verifySoftwareTokenSchema } from "./schema"

/** Proves the app that is being set up, has it asked for, and signs its owner out everywhere. */
export const verifySoftwareTokenAction = adminAction({
  name: "verifySoftwareToken",
  calls: "nothing",
  schema: verifySoftwareTokenSchema,
  run: async ({ code = "" }, { session, requestId }) => {
    const { next } = await finishAppSetUp({ session, requestId, code })
    return { next }
  },
  landing: ({ next }) => ({ address: signInNoticePath("app-switched-on", next) }),
})
