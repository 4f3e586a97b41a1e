import type { Metadata } from "next"
import { Field } from "@/app/ui/field"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { SIGN_IN_PATH } from "@/lib/sign-in-path"
import { Heading } from "../heading"
import { WayOut } from "../way-out"
import { forgotPassword } from "./action"

export const metadata: Metadata = { title: "Forgotten password" }

export default function ForgotPasswordPage() {
  return (
    <>
      <Heading title="Forgotten password">
        A code goes to your e-mail address. With it you choose a new password.
      </Heading>
      <Form action={forgotPassword} requestId={newRequestId()} label="Forgotten password">
        <Field name="email" label="E-mail address" type="email" autoComplete="username" required autoFocus />
        <SubmitButton pendingLabel="Sending…">Send code</SubmitButton>
      </Form>
      <WayOut href={SIGN_IN_PATH}>Back to sign in</WayOut>
    </>
  )
}
