import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Field } from "@/app/ui/field"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { readChallenge } from "@/lib/sign-in-challenge"
import { signInOverPath } from "@/lib/sign-in-over"
import { attributeField } from "@/lib/sign-in-required-attributes"
import { Heading } from "../heading"
import { StartAgain } from "../start-again"
import { chooseNewPassword } from "./action"
import { NewPasswordFields } from "./fields"

export const metadata: Metadata = { title: "Choose a new password" }

export default async function NewPasswordPage() {
  const challenge = await readChallenge("new-password")
  if (!challenge) redirect(await signInOverPath("challenge-expired"))
  return (
    <>
      <Heading title="Choose a new password">
        The password that you signed in with serves once. Choose your own within three minutes.
      </Heading>
      <Form action={chooseNewPassword} requestId={newRequestId()} label="Choose a new password">
        <NewPasswordFields />
        {challenge.requiredAttributes.map(attributeField).map(({ field, ...rest }) => (
          <Field key={field} name={field} required {...rest} />
        ))}
        <SubmitButton pendingLabel="Saving…">Save and sign in</SubmitButton>
      </Form>
      <StartAgain challenge={challenge}>
        {challenge.again === undefined ? "Sign in with another account" : "Start again"}
      </StartAgain>
    </>
  )
}
