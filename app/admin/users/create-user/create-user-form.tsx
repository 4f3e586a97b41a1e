"use client"

import { useContext } from "react"
import { ActionButtons } from "@/app/ui/action-buttons"
import { buttonClass } from "@/app/ui/button-class"
import { Field } from "@/app/ui/field"
import { useFormAction } from "@/app/ui/form-action"
import { FormFailure } from "@/app/ui/form-failure"
import { FormState, useFieldState } from "@/app/ui/form-state"
import { RequestId } from "@/app/ui/request-id"
import { type FormAction, IDLE } from "@/lib/action-result"
import { attributeInput } from "@/lib/attribute-input"
import { userListPath } from "@/lib/user-query"
import { AttributeField } from "../attribute-field"
import { CreatedUser, type CreatedUserProps } from "./created-user"
import type { NewUserFields } from "./form-fields"

interface Props {
  action: FormAction<CreatedUserProps>
  requestId: string
  fields: NewUserFields
  /** Why the reader may see no password, so that a message has to tell it; null where they may. */
  passwordRefusal: string | null
}

/** The form of a new user; once it is done without a message, the temporary password in its place. */
export function CreateUserForm({ action, requestId, fields, passwordRefusal }: Props) {
  const [state, submit] = useFormAction(action, IDLE)
  if (state.status === "ok") return <CreatedUser {...state.data} />
  const { hasUsername, first, more } = fields
  const opened =
    state.status === "failed" && more.some(({ field, value }) => (state.values?.[field] ?? value) !== value)
  return (
    <FormState value={state}>
      <form action={submit} className="grid gap-4">
        <RequestId value={requestId} result={state} />
        <div role="alert" className="empty:hidden">
          {state.status === "failed" && !state.fieldErrors && <FormFailure {...state} />}
        </div>
        <WayToTheUser />
        {hasUsername && (
          <Field name="username" label="User name" required maxLength={128} autoComplete="off" spellCheck={false} />
        )}
        {first.map((editor) => (
          <AttributeField key={editor.name} editor={editor} />
        ))}
        {more.length > 0 && (
          <details open={opened || undefined}>
            <summary className="cursor-pointer text-sm font-medium">More attributes</summary>
            <div className="mt-3 grid gap-4">
              {more.map((editor) => (
                <AttributeField key={editor.name} editor={editor} />
              ))}
            </div>
          </details>
        )}
        <Invitation ways={fields.invitations} passwordRefusal={passwordRefusal} />
        <ActionButtons pendingLabel="Creating…" cancel="/admin/users">
          Create user
        </ActionButtons>
      </form>
    </FormState>
  )
}

const WAYS = {
  email: "Send an invitation by e-mail, with a temporary password",
  sms: "Send an invitation by text message, with a temporary password",
  none: "No message: show me a temporary password",
} as const

interface InvitationProps {
  ways: NewUserFields["invitations"]
  passwordRefusal: string | null
}

function Invitation({ ways, passwordRefusal }: InvitationProps) {
  const { value, error } = useFieldState("invitation")
  const all = [...ways, "none" as const]
  const chosen = value ?? all[0]
  return (
    <fieldset className="grid gap-2" aria-describedby={error && "invitation-error"}>
      <legend className="mb-1 text-sm font-medium">How they are told</legend>
      {all.map((way) => (
        <label key={`${way} ${chosen}`} className="flex items-start gap-2 text-sm">
          <input
            type="radio"
            name="invitation"
            value={way}
            defaultChecked={way === chosen}
            disabled={way === "none" && passwordRefusal !== null}
            className="mt-0.5"
          />
          <span>
            {WAYS[way]}
            {way === "none" && passwordRefusal && <span className="block text-xs text-muted">{passwordRefusal}</span>}
          </span>
        </label>
      ))}
      {error && (
        <p id="invitation-error" role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </fieldset>
  )
}

const THERE_IS_ONE: ReadonlySet<string> = new Set([
  "UsernameExistsException",
  "AliasExistsException",
  "CodeDeliveryFailureException",
])

/** Where Cognito says that there is such a user, now or already: the list, searched for what was typed. */
function WayToTheUser() {
  const state = useContext(FormState)
  if (state.status !== "failed" || !THERE_IS_ONE.has(state.code)) return null
  const typed = (name: string) => state.values?.[name]?.trim()
  const filter = (["email", "phone_number"] as const)
    .map((attribute) => ({ attribute, match: "exact" as const, value: typed(attributeInput(attribute)) ?? "" }))
    .concat([{ attribute: "username" as never, match: "exact" as const, value: typed("username") ?? "" }])
    .find(({ value }) => value !== "")
  if (!filter) return null
  return (
    <p>
      <a href={userListPath({ filter })} className={buttonClass()}>
        Find that user
      </a>
    </p>
  )
}
