"use server"

import { signInAction } from "@/lib/sign-in-action"
import { readChallenge } from "@/lib/sign-in-challenge"
import { rethrowAs, SignInError } from "@/lib/sign-in-error"
import { signInOverPath } from "@/lib/sign-in-over"
import { factorRefusal } from "@/lib/sign-in-refusals"
import { chooseFactor, orStartAgain } from "@/lib/sign-in-second-factor"
import { completeStep } from "@/lib/sign-in-steps"
import { factorSchema } from "./schema"

export const chooseSecondFactor = signInAction({
  name: "chooseSecondFactor",
  schema: factorSchema,
  run: async ({ factor }, { requestId }) => {
    const challenge = await readChallenge("choose-factor")
    if (!challenge) return signInOverPath("second-factor-over")
    const { next, again, factors } = challenge
    if (!factors.includes(factor)) throw new SignInError("FactorNotOffered")
    return orStartAgain({ next, again, requestId, action: "chooseSecondFactor" }, async () => {
      const answer = await rethrowAs(factorRefusal, () => chooseFactor(challenge, factor))
      return completeStep(answer, challenge, requestId)
    })
  },
})
