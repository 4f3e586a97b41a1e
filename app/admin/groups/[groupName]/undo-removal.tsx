"use client"

import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { addUserToGroupAction } from "./add-user-to-group/action"

/** The way back from a removal, beside what is said about it. */
export function UndoRemoval({ groupName, userId, requestId }: Record<"groupName" | "userId" | "requestId", string>) {
  return (
    <Form action={addUserToGroupAction} requestId={requestId}>
      <input type="hidden" name="groupName" value={groupName} />
      <input type="hidden" name="userId" value={userId} />
      <SubmitButton kind="secondary" pendingLabel="Adding back…">
        Add back
      </SubmitButton>
    </Form>
  )
}
