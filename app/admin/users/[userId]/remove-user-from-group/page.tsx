import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { isRoleGroup } from "@/amplify/data/roles"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Form } from "@/app/ui/form"
import { outcomeOf } from "@/lib/api"
import { listGroupsForUser } from "@/lib/groups"
import { ROLE_CHANGE } from "@/lib/role-change-words"
import { requireRole } from "@/lib/session"
import type { SearchParams } from "@/lib/user-query"
import { KeepSignedIn } from "../../../keep-signed-in"
import { NothingToChange } from "../../../nothing-to-change"
import { ReasonField } from "../../../reason-field"
import { type Subject, UserActionPage, type UserActionProps } from "../user-action-page"
import { UserFields } from "../user-fields"
import { removeUserFromGroupAction } from "./action"
import { takeRoleOffer } from "./offer"

export const metadata: Metadata = { title: "Remove a role" }

type Props = UserActionProps & { searchParams: Promise<SearchParams> }

/** Any other group is taken on the user's page with one press. */
export default async function TakeRolePage({ params, searchParams }: Props) {
  await requireRole()
  const { groupName } = await searchParams
  if (typeof groupName !== "string" || !isRoleGroup(groupName)) notFound()
  return (
    <UserActionPage params={params} offer={takeRoleOffer(groupName)}>
      {(subject) => <RoleForm {...subject} groupName={groupName} />}
    </UserActionPage>
  )
}

async function RoleForm({ user, name, requestId, userPath, groupName }: Subject & { groupName: string }) {
  const held = await outcomeOf(listGroupsForUser(user.userId))
  // Not knowing it keeps nobody from it: taking a group that somebody has not is no error.
  if (held.ok && !held.data.groups.some((group) => group.groupName === groupName)) {
    const back = { href: userPath, label: "Back to the user" }
    return <NothingToChange sentence={ROLE_CHANGE.hasItNot(groupName)} back={back} />
  }
  return (
    <Form action={removeUserFromGroupAction} requestId={requestId}>
      <UserFields userId={user.userId} name={name} />
      <input type="hidden" name="groupName" value={groupName} />
      <ReasonField />
      <KeepSignedIn />
      <ActionButtons kind="danger" pendingLabel="Removing…" cancel={userPath}>
        Remove from {groupName}
      </ActionButtons>
    </Form>
  )
}
