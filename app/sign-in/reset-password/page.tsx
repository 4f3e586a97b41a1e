import type { Metadata } from "next"
import { Field } from "@/app/ui/field"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { signInNameWords } from "@/lib/sign-in-name"
import { forgotPasswordPath } from "@/lib/sign-in-path"
import { passwordReset } from "@/lib/sign-in-reset"
import { Heading } from "../heading"
import { NewPasswordFields } from "../new-password/fields"
import { SignInNameField } from "../sign-in-name-field"
import { WayOut } from "../way-out"
import { resetPassword } from "./action"

export const metadata: Metadata = { title: "Set a new password" }

export default async function ResetPasswordPage() {
  const reset = await passwordReset.read()
  return (
    <>
      <Heading title="Set a new password">{signInNameWords().codeIsSent}</Heading>
      <Form action={resetPassword} requestId={newRequestId()} label="Set a new password">
        <SignInNameField defaultValue={reset?.email} />
        <Field name="code" label="Code from the message" inputMode="numeric" autoComplete="one-time-code" required />
        <NewPasswordFields />
        <SubmitButton pendingLabel="Saving…">Set password</SubmitButton>
      </Form>
      <WayOut href={forgotPasswordPath(reset?.next)}>Send another code</WayOut>
    </>
  )
}
