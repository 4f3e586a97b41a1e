"use server"

import { signInAction } from "@/lib/sign-in-action"
import { readChallenge } from "@/lib/sign-in-challenge"
import { rethrowAs } from "@/lib/sign-in-error"
import { signInOverPath } from "@/lib/sign-in-over"
import { codeRefusal } from "@/lib/sign-in-refusals"
import { answerCode, orStartAgain } from "@/lib/sign-in-second-factor"
import { completeStep } from "@/lib/sign-in-steps"
import { codeSchema } from "./schema"

export const sendCode = signInAction({
  name: "sendCode",
  schema: codeSchema,
  run: async ({ code }, { requestId }) => {
    const challenge = await readChallenge("code")
    if (!challenge) return signInOverPath("second-factor-over")
    const { next, again, factor } = challenge
    return orStartAgain({ next, again, requestId, action: "sendCode" }, async () => {
      const answer = await rethrowAs(
        (error) => codeRefusal(error, factor),
        () => answerCode(challenge, code),
      )
      return completeStep(answer, challenge, requestId)
    })
  },
})
