import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Form } from "@/app/ui/form"
import { ReasonField } from "../../../reason-field"
import { UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { disableUserAction } from "./action"
import { disableUserOffer } from "./offer"

export const metadata: Metadata = { title: "Disable user" }

export default function DisableUserPage({ params }: UserActionProps) {
  return (
    <UserActionPage params={params} offer={disableUserOffer}>
      {({ user, name, requestId, userPath }) => (
        <Form action={disableUserAction} requestId={requestId}>
          <UserFields userId={user.userId} name={name} />
          <ReasonField />
          <ActionButtons kind="danger" pendingLabel="Disabling…" cancel={userPath}>
            Disable user
          </ActionButtons>
        </Form>
      )}
    </UserActionPage>
  )
}
