import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Form } from "@/app/ui/form"
import { UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { confirmSignUpAction } from "./action"
import { confirmSignUpOffer } from "./offer"

export const metadata: Metadata = { title: "Confirm sign-up" }

export default function ConfirmSignUpPage({ params }: UserActionProps) {
  return (
    <UserActionPage params={params} offer={confirmSignUpOffer}>
      {({ user, name, requestId, userPath }) => (
        <Form action={confirmSignUpAction} requestId={requestId}>
          <UserFields userId={user.userId} name={name} />
          {user.email && !user.emailVerified && (
            <p className="wrap-anywhere">
              Nobody has shown that <bdi className="font-medium">{user.email}</bdi> is theirs. Until the address is
              verified, a forgotten password cannot be reset through it.
            </p>
          )}
          <ActionButtons pendingLabel="Confirming…" cancel={userPath}>
            Confirm sign-up
          </ActionButtons>
        </Form>
      )}
    </UserActionPage>
  )
}
