"use server"

import { verifyApp } from "@/lib/authenticator-app"
import { signInAction } from "@/lib/sign-in-action"
import { readChallenge } from "@/lib/sign-in-challenge"
import { rethrowAs } from "@/lib/sign-in-error"
import { signInOverPath } from "@/lib/sign-in-over"
import { appCodeRefusal } from "@/lib/sign-in-refusals"
import { orStartAgain } from "@/lib/sign-in-second-factor"
import { completeSetUp } from "@/lib/sign-in-set-up"
import { appCodeSchema } from "./schema"

export const setUpSecondFactor = signInAction({
  name: "setUpSecondFactor",
  schema: appCodeSchema,
  run: async ({ code }, { requestId }) => {
    const challenge = await readChallenge("set-up-app")
    if (!challenge) return signInOverPath("set-up-over")
    const { next, again } = challenge
    return orStartAgain({ next, again, requestId, action: "setUpSecondFactor", notice: "set-up-over" }, async () => {
      const { session } = await rethrowAs(appCodeRefusal, () => verifyApp({ Session: challenge.session }, code))
      return completeSetUp({ ...challenge, session }, requestId)
    })
  },
})
