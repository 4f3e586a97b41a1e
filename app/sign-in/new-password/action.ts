"use server"

import { answerNewPassword } from "@/lib/sign-in"
import { signInAction } from "@/lib/sign-in-action"
import { readChallenge } from "@/lib/sign-in-challenge"
import { rethrowAs } from "@/lib/sign-in-error"
import { signInOverPath } from "@/lib/sign-in-over"
import { newPasswordRefusal } from "@/lib/sign-in-refusals"
import { isAttributeField, readRequiredAttributes } from "@/lib/sign-in-required-attributes"
import { completeStep } from "@/lib/sign-in-steps"
import { NEW_PASSWORD_RULES, newPasswordSchema } from "./schema"

export const chooseNewPassword = signInAction({
  name: "chooseNewPassword",
  schema: newPasswordSchema({}),
  keep: isAttributeField,
  run: async ({ newPassword }, { requestId, formData }) => {
    const challenge = await readChallenge("new-password")
    if (!challenge) return signInOverPath("challenge-expired")
    const attributes = readRequiredAttributes(challenge.requiredAttributes, formData)
    const answer = await rethrowAs(
      (error) => newPasswordRefusal(error, NEW_PASSWORD_RULES),
      () => answerNewPassword(challenge, newPassword, attributes),
    )
    return completeStep(answer, challenge, requestId)
  },
})
