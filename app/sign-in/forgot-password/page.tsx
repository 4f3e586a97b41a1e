import type { Metadata } from "next"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { signInNameWords } from "@/lib/sign-in-name"
import { SIGN_IN_PATH } from "@/lib/sign-in-path"
import { Heading } from "../heading"
import { SignInNameField } from "../sign-in-name-field"
import { WayOut } from "../way-out"
import { forgotPassword } from "./action"

export const metadata: Metadata = { title: "Forgotten password" }

export default function ForgotPasswordPage() {
  return (
    <>
      <Heading title="Forgotten password">{signInNameWords().codeGoes}</Heading>
      <Form action={forgotPassword} requestId={newRequestId()} label="Forgotten password">
        <SignInNameField autoFocus />
        <SubmitButton pendingLabel="Sending…">Send code</SubmitButton>
      </Form>
      <WayOut href={SIGN_IN_PATH}>Back to sign in</WayOut>
    </>
  )
}
