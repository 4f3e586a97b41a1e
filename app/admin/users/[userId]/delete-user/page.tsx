import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Field } from "@/app/ui/field"
import { Form } from "@/app/ui/form"
import { outcomeOf } from "@/lib/api"
import { listGroupsForUser } from "@/lib/groups"
import { requireRole } from "@/lib/session"
import { isUserId } from "@/lib/user-id"
import { ReasonField } from "../../../reason-field"
import { readUser } from "../read-user"
import { UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { deleteUserAction } from "./action"
import { confirmationOf } from "./confirmation"
import { LostGroups } from "./lost-groups"
import { deleteUserOffer } from "./offer"

export const metadata: Metadata = { title: "Delete user" }

export default async function DeleteUserPage({ params }: UserActionProps) {
  await requireRole()
  const { userId } = await params
  // Both at once; an address that names nobody ends in the first.
  const [, held] = await Promise.all([readUser(params), isUserId(userId) ? outcomeOf(listGroupsForUser(userId)) : null])
  return (
    <UserActionPage
      params={params}
      offer={deleteUserOffer}
      sentence="The account is deleted for good, with its attributes, and its sessions end at once. This cannot be undone; to keep somebody out for a while, disable the account instead."
    >
      {({ user, name, requestId, userPath }) => {
        const { kind, text } = confirmationOf(user)
        return (
          <>
            {held && <LostGroups held={held} />}
            <Form action={deleteUserAction} requestId={requestId}>
              <UserFields userId={user.userId} name={name} />
              <ReasonField />
              <Field
                name="confirmation"
                label={
                  <>
                    To confirm, type the account’s {kind}: <bdi className="wrap-anywhere select-all">{text}</bdi>
                  </>
                }
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
              />
              <ActionButtons kind="danger" pendingLabel="Deleting…" cancel={userPath}>
                Delete user
              </ActionButtons>
            </Form>
          </>
        )
      }}
    </UserActionPage>
  )
}
