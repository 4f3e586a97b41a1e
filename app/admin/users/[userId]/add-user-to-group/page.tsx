import type { Metadata } from "next"
import { ROLE_GROUPS } from "@/amplify/data/roles"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Choice } from "@/app/ui/choice"
import { Failure } from "@/app/ui/failure"
import { Form } from "@/app/ui/form"
import { outcomeOf } from "@/lib/api"
import { listGroupsForUser } from "@/lib/groups"
import { ROLE_CHANGE, ROLE_GROUP_WORDS } from "@/lib/role-change-words"
import { NothingToChange } from "../../../nothing-to-change"
import { ReasonField } from "../../../reason-field"
import { type Subject, UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { addUserToGroupAction } from "./action"
import { giveRoleOffer } from "./offer"

export const metadata: Metadata = { title: "Give a role in this console" }

export default function GiveRolePage({ params }: UserActionProps) {
  return (
    <UserActionPage params={params} offer={giveRoleOffer}>
      {(subject) => <RoleForm {...subject} />}
    </UserActionPage>
  )
}

async function RoleForm({ user, name, requestId, userPath }: Subject) {
  const held = await outcomeOf(listGroupsForUser(user.userId))
  if (!held.ok) {
    const retry = `${userPath}/${giveRoleOffer.path}`
    return <Failure what="Their groups could not be read." error={held.error} retry={retry} />
  }
  const has = new Set(held.data.groups.map(({ groupName }) => groupName))
  const roles = ROLE_GROUPS.filter((groupName) => !has.has(groupName))
  if (roles.length === 0) {
    return <NothingToChange sentence={ROLE_CHANGE.hasAll} back={{ href: userPath, label: "Back to the user" }} />
  }
  return (
    <Form action={addUserToGroupAction} requestId={requestId}>
      <UserFields userId={user.userId} name={name} />
      <Choice
        name="groupName"
        legend="Which role"
        options={Object.fromEntries(roles.map((groupName) => [groupName, ROLE_GROUP_WORDS[groupName]]))}
      />
      <ReasonField />
      <ActionButtons pendingLabel="Giving…" cancel={userPath}>
        Give role
      </ActionButtons>
    </Form>
  )
}
