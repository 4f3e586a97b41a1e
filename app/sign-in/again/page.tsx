import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Field } from "@/app/ui/field"
import { Form } from "@/app/ui/form"
import { INPUT_CLASS } from "@/app/ui/input-class"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { getSession } from "@/lib/session"
import { safeNext, signInPath } from "@/lib/sign-in-path"
import { Heading } from "../heading"
import { SignInNotice } from "../sign-in-notice"
import { WayOut } from "../way-out"
import { signInAgain } from "./action"

export const metadata: Metadata = { title: "Confirm that it is you" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** For whoever is signed in, and was asked for a fresh sign-in. */
export default async function SignInAgainPage({ searchParams }: Props) {
  const { next: asked, notice } = await searchParams
  const next = safeNext(asked)
  const session = await getSession()
  if (!session?.role) redirect(signInPath(next))
  return (
    <>
      <Heading title="Confirm that it is you">
        What you were about to do needs a fresh sign-in. Enter your password; then you go on where you were.
      </Heading>
      <SignInNotice notice={notice} />
      <Form action={signInAgain} requestId={newRequestId()} label="Confirm that it is you">
        <input type="hidden" name="next" value={next} />
        {/* Shown to the reader and to password managers. Without a name it is not sent: the session says who it is. */}
        <label className="grid gap-1 text-sm font-medium">
          Your account
          <input
            readOnly
            autoComplete="username"
            value={session.email ?? session.username}
            dir="auto"
            className={`${INPUT_CLASS} border-line bg-panel font-normal`}
          />
        </label>
        <Field name="password" label="Password" type="password" autoComplete="current-password" required autoFocus />
        <SubmitButton pendingLabel="Confirming…">Confirm</SubmitButton>
      </Form>
      <WayOut href={next} closes>
        Go back without confirming
      </WayOut>
    </>
  )
}
