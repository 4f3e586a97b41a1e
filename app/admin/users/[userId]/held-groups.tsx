"use client"

import { useFormStatus } from "react-dom"
import { buttonClass } from "@/app/ui/button-class"
import { RequestId } from "@/app/ui/request-id"
import { SubmitButton } from "@/app/ui/submit-button"
import type { ActionResult } from "@/lib/action-result"
import { GroupName } from "./group-name"
import type { GroupSummary } from "./membership"
import { OwnGroup } from "./own-group"

interface Props {
  groups: GroupSummary[]
  /** Those that cannot be taken. */
  kept: readonly string[]
  userId: string
  submit: (formData: FormData) => void
  requestId: string
  result: ActionResult<unknown>
}

/** The groups that a user has, each with its button: one form, whose buttons say which group is meant. */
export function HeldGroups({ groups, kept, userId, submit, requestId, result }: Props) {
  if (groups.length === 0)
    return <p className="text-muted">In no group. Groups decide what somebody may do in the app.</p>
  return (
    <form action={submit}>
      <RequestId value={requestId} result={result} />
      <input type="hidden" name="userId" value={userId} />
      {/* Cognito lets one user have a hundred: what comes after them stays near. */}
      <ul className="max-h-96 divide-y divide-line overflow-y-auto rounded-md border border-line">
        {groups.map((group) => (
          <HeldGroup key={group.groupName} group={group} isKept={kept.includes(group.groupName)} userId={userId} />
        ))}
      </ul>
    </form>
  )
}

function HeldGroup({ group, isKept, userId }: { group: GroupSummary; isKept: boolean; userId: string }) {
  const { groupName, givesRole } = group
  const { pending, data } = useFormStatus()
  const leaving = pending && data.get("groupName") === groupName
  return (
    <li className="flex items-center justify-between gap-3 py-1.5 ps-3 pe-1.5">
      <div className={leaving ? "min-w-0 opacity-60 line-through" : "min-w-0"}>
        <GroupName {...group} />
      </div>
      {isKept ? (
        <OwnGroup />
      ) : givesRole ? (
        <a
          href={`/admin/users/${userId}/remove-user-from-group?groupName=${groupName}`}
          data-dialog=""
          aria-label={`Remove from ${groupName}`}
          className={buttonClass("quiet")}
        >
          Remove
        </a>
      ) : (
        <SubmitButton
          kind="quiet"
          name="groupName"
          value={groupName}
          pendingLabel="Removing…"
          aria-label={`Remove from ${groupName}`}
        >
          Remove
        </SubmitButton>
      )}
    </li>
  )
}
