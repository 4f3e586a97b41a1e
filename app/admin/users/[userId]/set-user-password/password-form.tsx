"use client"

import { type ReactNode, useContext } from "react"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Choice } from "@/app/ui/choice"
import { Field } from "@/app/ui/field"
import { useFormAction } from "@/app/ui/form-action"
import { FormFailure } from "@/app/ui/form-failure"
import { FormState } from "@/app/ui/form-state"
import { RequestId } from "@/app/ui/request-id"
import type { FormAction } from "@/lib/action-result"
import { UserFields } from "../user-fields"
import { NewPassword, type SetPassword } from "./new-password"

interface Props {
  action: FormAction<SetPassword>
  requestId: string
  userId: string
  name: string
  /** Where "Cancel" leads. */
  userPath: string
  /** The pool's rules, in a sentence. */
  rules: string
  temporaryPasswordDays: number
  /** Fields that have nothing to do with the password. */
  children: ReactNode
}

/** The form of another password; once one was generated, that password in its place: no form holds it. */
export function PasswordForm(props: Props) {
  const { action, requestId, userId, name, userPath, rules, temporaryPasswordDays, children } = props
  const [state, submit] = useFormAction(action, useContext(FormState))
  if (state.status === "ok") return <NewPassword {...state.data} />
  return (
    <FormState value={state}>
      <form action={submit} className="group/form grid gap-4">
        <RequestId value={requestId} result={state} />
        <div role="alert" className="empty:hidden">
          {state.status === "failed" && !state.fieldErrors && <FormFailure {...state} />}
        </div>
        <UserFields userId={userId} name={name} />
        <Choice
          name="source"
          legend="Which password"
          initial="generate"
          options={{ generate: "Generate one and show it to me once", type: "Let me type one" }}
        />
        {/* An error is shown also where the choice would hide its field. */}
        <div className="group-has-[[value=generate]:checked]/form:not-has-[[aria-invalid=true]]:hidden">
          <Field name="password" label="New password" type="password" autoComplete="new-password" hint={rules} />
        </div>
        <Choice
          name="permanent"
          legend="How long it serves"
          initial="no"
          options={{
            no: `Temporary: they set their own at the next sign-in, within ${temporaryPasswordDays} days`,
            yes: "Permanent: it stays until somebody changes it, and confirms the account",
          }}
        />
        {children}
        <ActionButtons pendingLabel="Setting…" cancel={userPath}>
          Set password
        </ActionButtons>
      </form>
    </FormState>
  )
}
