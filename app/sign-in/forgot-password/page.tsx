import type { Metadata } from "next"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { signInNameWords } from "@/lib/sign-in-name"
import { safeNext, signInPath } from "@/lib/sign-in-path"
import { Heading } from "../heading"
import { SignInNameField } from "../sign-in-name-field"
import { WayOut } from "../way-out"
import { forgotPassword } from "./action"

export const metadata: Metadata = { title: "Forgotten password" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ForgotPasswordPage({ searchParams }: Props) {
  const { next } = await searchParams
  return (
    <>
      <Heading title="Forgotten password">{signInNameWords().codeGoes}</Heading>
      <Form action={forgotPassword} requestId={newRequestId()} label="Forgotten password">
        <input type="hidden" name="next" value={safeNext(next)} />
        <SignInNameField autoFocus />
        <SubmitButton pendingLabel="Sending…">Send code</SubmitButton>
      </Form>
      <WayOut href={signInPath(next)}>Back to sign in</WayOut>
    </>
  )
}
