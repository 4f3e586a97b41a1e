import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { readChallenge } from "@/lib/sign-in-challenge"
import { signInOverPath } from "@/lib/sign-in-over"
import { FACTOR_NAMES } from "@/lib/sign-in-words"
import { Heading } from "../heading"
import { StartAgain } from "../start-again"
import { chooseSecondFactor } from "./action"

export const metadata: Metadata = { title: "Choose how to go on" }

export default async function ChooseSecondFactorPage() {
  const challenge = await readChallenge("choose-factor")
  if (!challenge) redirect(await signInOverPath("second-factor-over"))
  return (
    <>
      <Heading title="Choose how to go on">This account is protected by a code. Choose how to get it.</Heading>
      <Form action={chooseSecondFactor} requestId={newRequestId()} label="Choose how to go on">
        {challenge.factors.map((factor) => (
          <SubmitButton key={factor} name="factor" value={factor} kind="secondary" pendingLabel="Asking for it…">
            {FACTOR_NAMES[factor]}
          </SubmitButton>
        ))}
      </Form>
      <StartAgain challenge={challenge}>Start again</StartAgain>
    </>
  )
}
