"use client"

import { useId } from "react"
import { INPUT_CLASS } from "@/app/ui/input-class"
import { RequestId } from "@/app/ui/request-id"
import { SubmitButton } from "@/app/ui/submit-button"
import type { ActionResult } from "@/lib/action-result"
import type { GroupSummary } from "./membership"

interface Props {
  /** The groups that the user does not have. */
  groups: GroupSummary[]
  complete: boolean
  userId: string
  submit: (formData: FormData) => void
  requestId: string
  result: ActionResult<unknown>
}

/** Gives the user one of the groups that they do not have. Where the pool has more than one page of them, by name. */
export function AddGroupForm({ groups, complete, userId, submit, requestId, result }: Props) {
  const id = useId()
  if (complete && groups.length === 0) return null
  const failed = result.status === "failed" ? result : undefined
  const error = failed?.fieldErrors?.groupName?.[0]
  const field = {
    id,
    name: "groupName",
    required: true,
    defaultValue: failed?.values?.groupName ?? "",
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error ? `${id}-error` : undefined,
    className: `${INPUT_CLASS} sm:max-w-72`,
  } as const
  return (
    <form action={submit} className="grid gap-1">
      <RequestId value={requestId} result={result} />
      <input type="hidden" name="userId" value={userId} />
      <label htmlFor={id} className="font-medium">
        Add to a group
      </label>
      <div className="flex gap-2">
        {complete ? (
          // The key: React resets a form that was submitted, and a select does not follow its new default value then.
          <select key={[...groups.map((group) => group.groupName), field.defaultValue].join(" ")} {...field}>
            <option value="">Choose a group</option>
            {groups.map(({ groupName }) => (
              <option key={groupName}>{groupName}</option>
            ))}
          </select>
        ) : (
          <input {...field} list={`${id}-list`} autoComplete="off" spellCheck={false} placeholder="Name of a group" />
        )}
        <SubmitButton kind="secondary" pendingLabel="Adding…">
          Add
        </SubmitButton>
      </div>
      {!complete && (
        <datalist id={`${id}-list`}>
          {groups.map(({ groupName }) => (
            <option key={groupName} value={groupName} />
          ))}
        </datalist>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </form>
  )
}
