import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Form } from "@/app/ui/form"
import { Notice } from "@/app/ui/notice"
import { ReasonField } from "../../../reason-field"
import { UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { resetUserPasswordAction } from "./action"
import { resetUserPasswordOffer } from "./offer"
import { verifiedContacts } from "./verified-contacts"

export const metadata: Metadata = { title: "Reset password" }

export default function ResetUserPasswordPage({ params }: UserActionProps) {
  return (
    <UserActionPage params={params} offer={resetUserPasswordOffer}>
      {({ user, name, requestId, userPath, isSelf }) => (
        <Form action={resetUserPasswordAction} requestId={requestId}>
          <UserFields userId={user.userId} name={name} />
          <Contacts contacts={verifiedContacts(user)} />
          {isSelf && (
            <Notice tone="warning">
              This is your own account: you will need the code to sign in here again. Make sure that you receive it.
            </Notice>
          )}
          <ReasonField optional />
          <ActionButtons pendingLabel="Resetting…" cancel={userPath}>
            Reset password
          </ActionButtons>
        </Form>
      )}
    </UserActionPage>
  )
}

/** Which of two it is, only the pool's settings know. */
function Contacts({ contacts: [first, second] }: { contacts: string[] }) {
  const or = second && (
    <>
      {" or to "}
      <bdi className="font-medium">{second}</bdi>, as the user pool is set up
    </>
  )
  return (
    <p className="wrap-anywhere">
      The code goes to <bdi className="font-medium">{first}</bdi>
      {or}.
    </p>
  )
}
