import type { Metadata } from "next"
import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Form } from "@/app/ui/form"
import { Notice } from "@/app/ui/notice"
import { ReasonField } from "../../../reason-field"
import { UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { signOutUserAction } from "./action"
import { signOutUserOffer } from "./offer"

export const metadata: Metadata = { title: "Sign out everywhere" }

export default function SignOutUserPage({ params }: UserActionProps) {
  return (
    <UserActionPage params={params} offer={signOutUserOffer}>
      {({ user, name, requestId, userPath, isSelf }) => (
        <Form action={signOutUserAction} requestId={requestId}>
          <UserFields userId={user.userId} name={name} />
          <p>They can sign in again at once. To keep them out, disable the account.</p>
          {isSelf && (
            <Notice tone="warning">
              This is your own account: this console will ask you to sign in again within {minutes} minutes.
            </Notice>
          )}
          <ReasonField optional />
          <ActionButtons pendingLabel="Signing out…" cancel={userPath}>
            Sign out everywhere
          </ActionButtons>
        </Form>
      )}
    </UserActionPage>
  )
}
