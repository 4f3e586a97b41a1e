import type { Metadata } from "next"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Failure } from "@/app/ui/failure"
import { Form } from "@/app/ui/form"
import { Notice } from "@/app/ui/notice"
import { WayBack } from "@/app/ui/way-back"
import { outcomeOf } from "@/lib/api"
import { describeUserPool } from "@/lib/user-pool"
import { ReasonField } from "../../../reason-field"
import { FixedAttributes } from "../fixed-attributes"
import { type Subject, UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { deleteUserAttributesAction } from "./action"
import { AttributeChoice } from "./attribute-choice"
import { deleteForm } from "./deletable-attributes"
import { deleteUserAttributesOffer } from "./offer"

export const metadata: Metadata = { title: "Delete attributes" }

export default function DeleteUserAttributesPage({ params }: UserActionProps) {
  return (
    <UserActionPage
      params={params}
      offer={deleteUserAttributesOffer}
      sentence="What you choose is deleted for good. Tokens that they already hold keep it until they end."
    >
      {(subject) => <AttributesForm {...subject} />}
    </UserActionPage>
  )
}

async function AttributesForm({ user, name, requestId, userPath }: Subject) {
  const pool = await outcomeOf(describeUserPool())
  if (!pool.ok) {
    const retry = `${userPath}/${deleteUserAttributesOffer.path}`
    return <Failure what="The user pool could not be read." error={pool.error} retry={retry} />
  }
  const { deletable, kept, shown } = deleteForm(pool.data, user)
  const keptFacts = <FixedAttributes summary="What cannot be deleted" fixed={kept} />
  if (deletable.length === 0) {
    return (
      <>
        <Notice tone="info">They have no attribute that can be deleted.</Notice>
        {keptFacts}
        <p>
          <WayBack href={userPath}>Back to the user</WayBack>
        </p>
      </>
    )
  }
  return (
    <Form action={deleteUserAttributesAction} requestId={requestId}>
      <UserFields userId={user.userId} name={name} />
      <input type="hidden" name="shown" value={JSON.stringify(shown)} />
      <AttributeChoice attributes={deletable} />
      <ReasonField />
      {keptFacts}
      <ActionButtons kind="danger" pendingLabel="Deleting…" cancel={userPath}>
        Delete attributes
      </ActionButtons>
    </Form>
  )
}
