import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Field } from "@/app/ui/field"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { readChallenge } from "@/lib/sign-in-challenge"
import { signInOverPath } from "@/lib/sign-in-over"
import { codeWords } from "@/lib/sign-in-words"
import { Heading } from "../heading"
import { StartAgain } from "../start-again"
import { sendCode } from "./action"

export const metadata: Metadata = { title: "Enter the code" }

export default async function SecondFactorPage() {
  const challenge = await readChallenge("code")
  if (!challenge) redirect(await signInOverPath("second-factor-over"))
  const { where, without } = codeWords(challenge.factor, challenge.sentTo)
  return (
    <>
      <Heading title="Enter the code">{where} Enter it within three minutes.</Heading>
      <Form action={sendCode} requestId={newRequestId()} label="Enter the code">
        <Field
          name="code"
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          hint={without}
          required
          autoFocus
        />
        <SubmitButton pendingLabel="Signing in…">Sign in</SubmitButton>
      </Form>
      <StartAgain challenge={challenge}>Start again</StartAgain>
    </>
  )
}
