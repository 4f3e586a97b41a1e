import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { AppCodeField } from "@/app/ui/app-code-field"
import { AuthenticatorApp } from "@/app/ui/authenticator-app"
import { FrameBehaviour } from "@/app/ui/behaviour/frame-behaviour"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { readChallenge } from "@/lib/sign-in-challenge"
import { signInOverPath } from "@/lib/sign-in-over"
import { Heading } from "../heading"
import { StartAgain } from "../start-again"
import { setUpSecondFactor } from "./action"

export const metadata: Metadata = { title: "Set up a second factor" }

export default async function SetUpSecondFactorPage() {
  const challenge = await readChallenge("set-up-app")
  if (!challenge) redirect(await signInOverPath("set-up-over"))
  return (
    <>
      <Heading title="Set up a second factor">
        Besides the password, this account needs codes from an authenticator app. Set one up within three minutes.
      </Heading>
      <div className="mb-5">
        <AuthenticatorApp secret={challenge.secret} account={challenge.account} />
      </div>
      <Form action={setUpSecondFactor} requestId={newRequestId()} label="Set up a second factor">
        <AppCodeField />
        <SubmitButton pendingLabel="Signing in…">Set up and sign in</SubmitButton>
      </Form>
      <StartAgain challenge={challenge}>Start again</StartAgain>
      <FrameBehaviour />
    </>
  )
}
