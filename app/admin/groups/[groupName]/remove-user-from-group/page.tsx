import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { isRoleGroup } from "@/amplify/data/roles"
import { ActionButtons } from "@/app/ui/action-buttons"
import { requireRole } from "@/lib/session"
import type { SearchParams } from "@/lib/user-query"
import { KeepSignedIn } from "../../../keep-signed-in"
import { ownAccountRefusal } from "../../../users/[userId]/own-account"
import { GroupActionPage } from "../group-action-page"
import { type GroupParams, readGroupName } from "../read-group"
import { RoleForm } from "../role-form"
import { removeUserFromGroupAction } from "./action"
import { takeRoleOffer } from "./offer"

export const metadata: Metadata = { title: "Remove a user from a group" }

type Props = GroupParams & { searchParams: Promise<SearchParams> }

/** Any other group is taken in the list of its members with one press. */
export default async function TakeRolePage({ params, searchParams }: Props) {
  const session = await requireRole()
  const groupName = await readGroupName({ params })
  const { userId } = await searchParams
  if (!isRoleGroup(groupName)) notFound()
  return (
    <GroupActionPage params={params} offer={takeRoleOffer}>
      {({ here }) => (
        <RoleForm
          action={removeUserFromGroupAction}
          groupName={groupName}
          userId={userId}
          here={here}
          path={takeRoleOffer.path}
          refusal={ownAccountRefusal({ isSelf: userId === session.userId })?.reason}
        >
          <KeepSignedIn />
          <ActionButtons kind="danger" pendingLabel="Removing…" cancel={here}>
            Remove from {groupName}
          </ActionButtons>
        </RoleForm>
      )}
    </GroupActionPage>
  )
}
