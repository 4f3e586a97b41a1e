import type { Metadata } from "next"
import { TOKEN_VALIDITY_MINUTES } from "@/amplify/auth/user-pool-client"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Field } from "@/app/ui/field"
import { Form } from "@/app/ui/form"
import { outcomeOf } from "@/lib/api"
import { newRequestId } from "@/lib/request-id"
import { requireRole } from "@/lib/session"
import { listUsersInGroup } from "@/lib/users"
import { DELETE_GROUP } from "@/lib/words"
import { ReasonField } from "../../../reason-field"
import { GroupActionPage } from "../group-action-page"
import { type GroupParams, readGroup, readGroupName } from "../read-group"
import { deleteGroupAction } from "./action"
import { deleteGroupOffer } from "./offer"

export const metadata: Metadata = { title: "Delete group" }

export default async function DeleteGroupPage({ params }: GroupParams) {
  await requireRole()
  const groupName = await readGroupName({ params })
  const [members] = await Promise.all([outcomeOf(listUsersInGroup({ groupName })), readGroup({ params })])
  const count = members.ok ? { members: members.data.users.length, more: members.data.pageToken !== null } : null
  return (
    <GroupActionPage params={params} offer={deleteGroupOffer}>
      {({ here }) => (
        <Form action={deleteGroupAction} requestId={newRequestId()}>
          <p>{DELETE_GROUP.members(count, TOKEN_VALIDITY_MINUTES)}</p>
          <input type="hidden" name="groupName" value={groupName} />
          <ReasonField />
          <Field
            name="typedName"
            label="Type the group's name"
            required
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            dir="auto"
            hint={
              <>
                Exactly: <bdi className="font-mono text-text select-all wrap-anywhere">{groupName}</bdi>
              </>
            }
          />
          <ActionButtons kind="danger" pendingLabel="Deleting…" cancel={here}>
            Delete group
          </ActionButtons>
        </Form>
      )}
    </GroupActionPage>
  )
}
