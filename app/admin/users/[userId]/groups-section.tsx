"use client"

import { useEffect, useRef } from "react"
import { EffectSentence } from "@/app/ui/effect-sentence"
import { useFormAction } from "@/app/ui/form-action"
import { FormFailure } from "@/app/ui/form-failure"
import { Notice } from "@/app/ui/notice"
import { RequestId } from "@/app/ui/request-id"
import { SubmitButton } from "@/app/ui/submit-button"
import { IDLE } from "@/lib/action-result"
import { AddGroupForm } from "./add-group-form"
import { addUserToGroupAction } from "./add-user-to-group/action"
import { HeldGroups } from "./held-groups"
import { applyChanges, type GroupSummary } from "./membership"
import { removeUserFromGroupAction } from "./remove-user-from-group/action"
import { useChanges } from "./use-changes"

interface Props {
  userId: string
  held: GroupSummary[]
  all: GroupSummary[]
  /** Whether `all` is every group of the pool; if not, a name can be typed. */
  complete: boolean
  /** The groups that the reader may not take from this user: those of a role, from themselves. */
  kept: readonly string[]
  /** One for each form; see `RequestId`. */
  requestIds: { add: string; remove: string; undo: string }
}

/** The groups of one user, with the forms that give and take one. A small change: no dialog, but a way back. */
export function GroupsSection({ userId, held, all, complete, kept, requestIds }: Props) {
  const [added, add] = useFormAction(addUserToGroupAction, IDLE)
  const [removed, remove] = useFormAction(removeUserFromGroupAction, IDLE)
  const { changes, latest } = useChanges(added, removed)
  const groups = applyChanges(held, all, changes)
  const said = useRef<HTMLDivElement>(null)

  useEffect(() => {
    // The pressed button is gone with its row, and the focus with it: what was said about it is the place to go on from.
    if (latest.status !== "idle" && document.activeElement === document.body) said.current?.focus()
  }, [latest])

  const undo = latest.status === "ok" && !latest.data.held && (
    <form action={add}>
      <RequestId value={requestIds.undo} result={added} />
      <input type="hidden" name="userId" value={userId} />
      <SubmitButton kind="secondary" name="groupName" value={latest.data.groupName} pendingLabel="Adding back…">
        Add back
      </SubmitButton>
    </form>
  )
  const atField = latest === added && added.status === "failed" && added.fieldErrors?.groupName !== undefined

  return (
    <div className="grid grid-cols-1 gap-3">
      <div ref={said} role="status" tabIndex={-1} className="empty:hidden">
        {latest.status === "ok" && (
          <Notice tone="success" action={undo}>
            {latest.data.sentence} <EffectSentence {...latest.data.effect} />
          </Notice>
        )}
        {latest.status === "failed" && !atField && <FormFailure {...latest} />}
      </div>
      <HeldGroups
        groups={groups.held}
        kept={kept}
        userId={userId}
        submit={remove}
        requestId={requestIds.remove}
        result={removed}
      />
      <AddGroupForm
        groups={groups.available.filter(({ givesRole }) => !givesRole)}
        complete={complete}
        userId={userId}
        submit={add}
        requestId={requestIds.add}
        result={added}
      />
    </div>
  )
}
