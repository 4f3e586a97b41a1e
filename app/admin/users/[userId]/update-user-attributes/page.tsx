import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Failure } from "@/app/ui/failure"
import { Form } from "@/app/ui/form"
import { outcomeOf } from "@/lib/api"
import { describeUserPool } from "@/lib/user-pool"
import { attributeForm } from "../attribute-form"
import { type Subject, UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { updateUserAttributesAction } from "./action"
import { updateUserAttributesOffer } from "./offer"
import { UpdateFields } from "./update-fields"

export const metadata: Metadata = { title: "Edit attributes" }

export default function UpdateUserAttributesPage({ params }: UserActionProps) {
  return (
    <UserActionPage
      params={params}
      offer={updateUserAttributesOffer}
      sentence="An emptied field deletes its attribute. Only what you change is saved."
    >
      {(subject) => <AttributesForm {...subject} />}
    </UserActionPage>
  )
}

async function AttributesForm({ user, name, requestId, userPath }: Subject) {
  const pool = await outcomeOf(describeUserPool())
  if (!pool.ok) {
    const retry = `${userPath}/${updateUserAttributesOffer.path}`
    return <Failure what="The user pool could not be read." error={pool.error} retry={retry} />
  }
  return (
    <Form action={updateUserAttributesAction} requestId={requestId}>
      <UserFields userId={user.userId} name={name} />
      <UpdateFields {...attributeForm(pool.data, user)} />
      <ActionButtons pendingLabel="Saving…" cancel={userPath}>
        Save attributes
      </ActionButtons>
    </Form>
  )
}
