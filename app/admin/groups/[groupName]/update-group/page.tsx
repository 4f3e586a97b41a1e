import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Form } from "@/app/ui/form"
import { newRequestId } from "@/lib/request-id"
import { GroupFields } from "../../group-fields"
import { GroupActionPage } from "../group-action-page"
import type { GroupParams } from "../read-group"
import { updateGroupAction } from "./action"
import { updateGroupOffer } from "./offer"
import { writeShown } from "./shown"

export const metadata: Metadata = { title: "Edit group" }

export default function UpdateGroupPage({ params }: GroupParams) {
  return (
    <GroupActionPage params={params} offer={updateGroupOffer}>
      {({ group, here }) => (
        <Form action={updateGroupAction} requestId={newRequestId()}>
          <input type="hidden" name="groupName" value={group.groupName} />
          <input type="hidden" name="shown" value={writeShown(group)} />
          <GroupFields group={group} />
          <ActionButtons pendingLabel="Saving…" cancel={here}>
            Save
          </ActionButtons>
        </Form>
      )}
    </GroupActionPage>
  )
}
