import type { Metadata } from "next"
import { isRoleGroup } from "@/amplify/data/roles"
import { ActionButtons } from "@/app/ui/action-buttons"
import { Failure } from "@/app/ui/failure"
import { WayBack } from "@/app/ui/way-back"
import { outcomeOf } from "@/lib/api"
import { groupPath } from "@/lib/group-path"
import { newRequestId } from "@/lib/request-id"
import { ROLE_CHANGE } from "@/lib/role-change-words"
import { requireRole } from "@/lib/session"
import { attributeLabel } from "@/lib/user-filter"
import { readUserQuery, type SearchParams } from "@/lib/user-query"
import { displayName } from "@/lib/user-status"
import { listUsers, listUsersInGroup } from "@/lib/users"
import { EMPTY_LIST } from "@/lib/words"
import { GroupActionPage } from "../group-action-page"
import { type GroupParams, readGroup, readGroupName } from "../read-group"
import { RoleForm } from "../role-form"
import { addUserToGroupAction } from "./action"
import { Candidates } from "./candidates"
import { addUserToGroupOffer } from "./offer"
import { CandidateSearch } from "./search"

export const metadata: Metadata = { title: "Add a user to a group" }

/** Few enough to choose from at a glance; whoever is not among them is found by typing more. */
const MAX_RESULTS = 20

type Props = GroupParams & { searchParams: Promise<SearchParams> }

export default async function AddUserToGroupPage({ params, searchParams }: Props) {
  await requireRole()
  const groupName = await readGroupName({ params })
  const { value, attribute, userId } = await searchParams
  if (isRoleGroup(groupName) && userId !== undefined) {
    return <GiveRole params={params} groupName={groupName} userId={userId} />
  }
  const asked = { value, attribute: attribute || undefined }
  const [found, members] = await Promise.all([
    outcomeOf(search(asked)),
    // Only what one page tells: giving somebody a group that they have is no error.
    outcomeOf(listUsersInGroup({ groupName })),
    readGroup({ params }),
  ])
  const known = new Set(members.ok ? members.data.users.map(({ userId }) => userId) : [])
  const here = `${groupPath(groupName)}/add-user-to-group`
  return (
    <GroupActionPage params={params} offer={addUserToGroupOffer}>
      {() => (
        <>
          <CandidateSearch here={here} filter={found.ok ? found.data?.filter : undefined} typed={[value].flat()[0]} />
          {!found.ok && <Failure what="The users could not be searched." error={found.error} retry={here} />}
          {found.ok && found.data && (
            <Candidates
              groupName={groupName}
              requestId={newRequestId()}
              candidates={found.data.users.map((user) => ({
                userId: user.userId,
                name: displayName(user),
                email: user.email ?? null,
                isMember: known.has(user.userId),
                giveRoleAt: isRoleGroup(groupName) ? `${here}?userId=${user.userId}` : undefined,
              }))}
              more={found.data.more}
              nobody={found.data.nobody}
            />
          )}
          <p>
            <WayBack href={groupPath(groupName)}>Cancel</WayBack>
          </p>
        </>
      )}
    </GroupActionPage>
  )
}

/** The second step where the group gives a role: it takes a reason. */
function GiveRole({ params, ...subject }: GroupParams & { groupName: string; userId: string | string[] }) {
  return (
    <GroupActionPage
      params={params}
      offer={{ ...addUserToGroupOffer, sentence: ROLE_CHANGE.giving, needsFreshSignIn: true }}
    >
      {({ here }) => (
        <RoleForm action={addUserToGroupAction} {...subject} here={here} path={addUserToGroupOffer.path}>
          <ActionButtons pendingLabel="Adding…" cancel={here}>
            Add to {subject.groupName}
          </ActionButtons>
        </RoleForm>
      )}
    </GroupActionPage>
  )
}

/** Who was searched for, or null where nobody was. */
async function search(params: SearchParams) {
  const { filter } = readUserQuery(params)
  if (!filter) return null
  const { users, pageToken } = await listUsers({ filter, pageSize: MAX_RESULTS })
  const { attribute, match, value } = filter
  const nobody = EMPTY_LIST.search({ label: attributeLabel(attribute), value, exact: match === "exact" })
  return { filter, users, more: pageToken !== null, nobody }
}
