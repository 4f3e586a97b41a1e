"use client"

import { ActionButtons } from "@/app/ui/action-buttons"
import { Field } from "@/app/ui/field"
import { useFormAction } from "@/app/ui/form-action"
import { FormState, useFieldState } from "@/app/ui/form-state"
import { Notice } from "@/app/ui/notice"
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
}

/** The form of another password; once one was generated, that password in its place: no form holds it. */
export function PasswordForm({ action, requestId, userId, name, userPath, rules, temporaryPasswordDays }: Props) {
  const [state, submit] = useFormAction(action)
  if (state.status === "ok") return <NewPassword {...state.data} />
  const failed = state.status === "failed" && !state.fieldErrors
  return (
    <FormState value={state}>
      <form action={submit} className="group/form grid gap-4">
        <RequestId value={requestId} result={state} />
        <div role="alert" className="empty:hidden">
          {failed && <Notice tone="failure">{state.message}</Notice>}
        </div>
        <UserFields userId={userId} name={name} />
        <Choice
          name="source"
          legend="Which password"
          options={{ generate: "Generate one and show it to me once", type: "Let me type one" }}
        />
        {/* An error is shown also where the choice would hide its field. */}
        <div className="group-has-[[value=generate]:checked]/form:not-has-[[aria-invalid=true]]:hidden">
          <Field name="password" label="New password" type="password" autoComplete="new-password" hint={rules} />
        </div>
        <Choice
          name="permanent"
          legend="How long it serves"
          options={{
            no: `Temporary: they set their own at the next sign-in, within ${temporaryPasswordDays} days`,
            yes: "Permanent: it stays until somebody changes it, and confirms the account",
          }}
        />
        <ActionButtons pendingLabel="Setting…" cancel={userPath}>
          Set password
        </ActionButtons>
      </form>
    </FormState>
  )
}

interface ChoiceProps {
  name: string
  legend: string
  /** The sentence of each value; the first is the default. */
  options: Record<string, string>
}

function Choice({ name, legend, options }: ChoiceProps) {
  const { value, error } = useFieldState(name)
  const chosen = value ?? Object.keys(options)[0]
  return (
    <fieldset className="grid gap-2" aria-describedby={error && `${name}-error`}>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {Object.entries(options).map(([option, sentence]) => (
        <label key={`${option} ${chosen}`} className="flex items-start gap-2 text-sm">
          <input type="radio" name={name} value={option} defaultChecked={option === chosen} className="mt-0.5" />
          {sentence}
        </label>
      ))}
      {error && (
        <p id={`${name}-error`} role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </fieldset>
  )
}
