import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { ActionPage } from "@/app/ui/action-page"
import { Field } from "@/app/ui/field"
import { Form } from "@/app/ui/form"
import { Refusal } from "@/app/ui/refusal"
import { newRequestId } from "@/lib/request-id"
import { roleRefusal } from "@/lib/role-words"
import { requireRole, traceRefusal } from "@/lib/session"
import { GroupFields } from "../group-fields"
import { createGroupAction } from "./action"

export const metadata: Metadata = { title: "New group" }

export default async function CreateGroupPage() {
  const session = await requireRole()
  traceRefusal(session, "createGroup")
  const above = { href: "/admin/groups", label: "Groups" }
  const refusal = roleRefusal(session.roles, "createGroup")
  if (refusal !== null) {
    return (
      <ActionPage title="New group" above={above}>
        <Refusal reason={refusal} back={{ href: above.href, label: "Back to the groups" }} />
      </ActionPage>
    )
  }
  return (
    <ActionPage title="New group" above={above} sentence="A group decides what its members may do in the app.">
      <Form action={createGroupAction} requestId={newRequestId()}>
        <Field
          name="groupName"
          label="Name"
          required
          maxLength={128}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="auto"
          hint="1 to 128 characters, no spaces. A group cannot be renamed."
        />
        <GroupFields />
        <ActionButtons pendingLabel="Creating…" cancel={above.href}>
          Create group
        </ActionButtons>
      </Form>
    </ActionPage>
  )
}
