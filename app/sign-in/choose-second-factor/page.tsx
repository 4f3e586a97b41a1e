import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { readChallenge } from "@/lib/sign-in-challenge"
import { SIGN_IN_PATH, signInNoticePath } from "@/lib/sign-in-path"
import { FACTOR_NAMES } from "@/lib/sign-in-words"
import { Heading } from "../heading"
import { WayOut } from "../way-out"
import { chooseSecondFactor } from "./action"

export const metadata: Metadata = { title: "Choose how to go on" }

export default async function ChooseSecondFactorPage() {
  const challenge = await readChallenge("choose-factor")
  if (!challenge) redirect(signInNoticePath("second-factor-over"))
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
      <WayOut href={SIGN_IN_PATH}>Start again</WayOut>
    </>
  )
}
