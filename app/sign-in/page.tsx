import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Field } from "@/app/ui/field"
import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { getSession } from "@/lib/session"
import { forgotPasswordPath, safeNext } from "@/lib/sign-in-path"
import { isOfSignInOver } from "@/lib/sign-in-words"
import { signIn } from "./action"
import { Heading } from "./heading"
import { SignInNameField } from "./sign-in-name-field"
import { SignInNotice } from "./sign-in-notice"
import { WayOut } from "./way-out"

export const metadata: Metadata = { title: "Sign in" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, notice, again } = await searchParams
  const session = await getSession()
  if (session?.role && again === undefined && !isOfSignInOver(notice)) redirect(safeNext(next))
  return (
    <>
      <Heading title="Sign in" />
      <SignInNotice notice={notice} />
      <Form action={signIn} requestId={newRequestId()} label="Sign in">
        <input type="hidden" name="next" value={safeNext(next)} />
        <SignInNameField autoFocus />
        <Field name="password" label="Password" type="password" autoComplete="current-password" required />
        <SubmitButton pendingLabel="Signing in…">Sign in</SubmitButton>
      </Form>
      <WayOut href={forgotPasswordPath(next)}>Forgotten password?</WayOut>
    </>
  )
}
