import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Form } from "@/app/ui/form"
import { Notice } from "@/app/ui/notice"
import type { User } from "@/lib/users"
import { UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { resendInvitationAction } from "./action"
import { invitationAddress } from "./invitation-address"
import { resendInvitationOffer } from "./offer"

export const metadata: Metadata = { title: "Resend invitation" }

export default function ResendInvitationPage({ params }: UserActionProps) {
  return (
    <UserActionPage params={params} offer={resendInvitationOffer}>
      {({ user, name, requestId, userPath }) => (
        <Form action={resendInvitationAction} requestId={requestId}>
          <UserFields userId={user.userId} name={name} />
          <Way user={user} />
          {!user.enabled && (
            <Notice tone="warning">
              The account is disabled: the invitation is sent, but lets nobody in until the account is enabled.
            </Notice>
          )}
          <ActionButtons pendingLabel="Sending…" cancel={userPath}>
            Resend invitation
          </ActionButtons>
        </Form>
      )}
    </UserActionPage>
  )
}

function Way({ user }: { user: User }) {
  const to = invitationAddress(user)
  if (!to) return null
  const address = <bdi className="font-medium">{to.address}</bdi>
  return (
    <p className="wrap-anywhere">
      {to.by === "email" ? <>It goes by e-mail to {address}.</> : <>It goes by text message to {address}.</>}
    </p>
  )
}
