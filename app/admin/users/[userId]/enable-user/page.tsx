import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Form } from "@/app/ui/form"
import { UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { enableUserAction } from "./action"
import { enableUserOffer } from "./offer"

export const metadata: Metadata = { title: "Enable user" }

export default function EnableUserPage({ params }: UserActionProps) {
  return (
    <UserActionPage params={params} offer={enableUserOffer}>
      {({ user, name, requestId, userPath }) => (
        <Form action={enableUserAction} requestId={requestId}>
          <UserFields userId={user.userId} name={name} />
          <ActionButtons pendingLabel="Enabling…" cancel={userPath}>
            Enable user
          </ActionButtons>
        </Form>
      )}
    </UserActionPage>
  )
}
