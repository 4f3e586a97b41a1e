import type { Metadata } from "next"
import { groupTarget } from "@/amplify/data/audit/audit-keys"
import { isRoleGroup } from "@/amplify/data/roles"
import { DoneNotice } from "@/app/ui/done-notice"
import { Failure } from "@/app/ui/failure"
import { Notice } from "@/app/ui/notice"
import { PageHead } from "@/app/ui/page-head"
import { Time } from "@/app/ui/time"
import { outcomeOf } from "@/lib/api"
import { mayReadAudit } from "@/lib/audit-access"
import { AUDIT } from "@/lib/audit-words"
import { groupKind } from "@/lib/group-kind"
import { groupPath } from "@/lib/group-path"
import type { RecentChange } from "@/lib/recent-change"
import { newRequestId } from "@/lib/request-id"
import { roleRefusal } from "@/lib/role-words"
import { requireRole } from "@/lib/session"
import type { SearchParams } from "@/lib/user-query"
import { listUsersInGroup, type User } from "@/lib/users"
import { errorSentence } from "@/lib/words"
import { AuditHistory, readHistory } from "../../audit/audit-history"
import { Fact, Facts } from "../../users/[userId]/facts"
import { afterRoleTaken } from "../../users/[userId]/sign-out-user/after-role-taken"
import type { UserLine } from "../../users/user-table"
import { KIND_WORDS } from "../group-words"
import { GroupActions, GroupRefusals } from "./group-actions"
import { LongText } from "./long-text"
import { MemberList } from "./member-list"
import { type GroupParams, readGroup, readGroupName } from "./read-group"
import { takeRoleOffer } from "./remove-user-from-group/offer"
import { UndoRemoval } from "./undo-removal"

type Props = GroupParams & { searchParams: Promise<SearchParams> }

export async function generateMetadata(props: Props): Promise<Metadata> {
  await requireRole()
  return { title: await readGroupName(props) }
}

export default async function GroupPage(props: Props) {
  const session = await requireRole()
  const groupName = await readGroupName(props)
  const target = groupTarget(groupName)
  const [group, { members, first, notice }, history] = await Promise.all([
    readGroup(props),
    readMembers(groupName, await props.searchParams),
    mayReadAudit(session) ? readHistory(target) : null,
  ])
  const here = groupPath(groupName)
  const kind = groupKind(groupName)
  return (
    <>
      <PageHead title={<bdi>{groupName}</bdi>} above={{ href: "/admin/groups", label: "Groups" }}>
        {KIND_WORDS[kind] && (
          <p className="rounded-full border border-line px-2.5 py-0.5 text-xs">{KIND_WORDS[kind]}</p>
        )}
        {group.ok && <GroupActions groupName={groupName} kind={kind} roles={session.roles} />}
      </PageHead>
      <DoneNotice searchParams={props.searchParams} action={undoOf} />
      <div className="grid gap-4">
        <div className="grid gap-2 px-4 md:px-6">
          {group.ok ? (
            <>
              <Facts>
                <Fact name="Description">
                  {group.data.description ? (
                    <LongText text={group.data.description} />
                  ) : (
                    <span className="text-muted">none</span>
                  )}
                </Fact>
                <Fact name="Precedence">
                  {group.data.precedence ?? <span className="text-muted">none: comes last</span>}
                </Fact>
                <Fact name="Created">
                  <Time iso={group.data.createdAt} />
                </Fact>
                <Fact name="Last changed">
                  <Time iso={group.data.updatedAt} />
                </Fact>
              </Facts>
              <GroupRefusals kind={kind} roles={session.roles} />
            </>
          ) : (
            <Failure what="This group could not be read." error={group.error} retry={here} />
          )}
        </div>
        <section aria-labelledby="members" className="grid gap-2">
          <h2 id="members" className="px-4 text-lg font-semibold md:px-6">
            Members
          </h2>
          {notice && (
            <div role="status" className="px-4 md:px-6">
              <Notice tone="warning">{notice}</Notice>
            </div>
          )}
          {members.ok ? (
            <MemberList
              groupName={groupName}
              here={here}
              members={members.data.users.map((user) => ({
                ...toLine(user),
                takeRoleAt: isRoleGroup(groupName) ? `${here}/${takeRoleOffer.path}?userId=${user.userId}` : undefined,
                isSelf: isRoleGroup(groupName) && user.userId === session.userId,
              }))}
              first={first}
              next={members.data.pageToken}
              refusal={roleRefusal(session.roles, "removeUserFromGroup")}
              requestId={newRequestId()}
            />
          ) : (
            <div className="px-4 md:px-6">
              <Failure what="The members could not be listed." error={members.error} retry={here} />
            </div>
          )}
        </section>
        {history && (
          <section aria-labelledby="history" className="grid gap-2 px-4 md:px-6">
            <h2 id="history" className="text-lg font-semibold">
              History
            </h2>
            <p className="text-muted">{AUDIT.groupMembers}</p>
            <AuditHistory target={target} history={history} none={AUDIT.noHistory("group")} />
          </section>
        )}
      </div>
    </>
  )
}

/** A page of members; a place in the list that no longer serves gets the first page and says why. */
async function readMembers(groupName: string, { page }: SearchParams) {
  const pageToken = [page].flat()[0] || undefined
  const members = await outcomeOf(listUsersInGroup({ groupName, pageToken }))
  if (members.ok || members.error.code !== "InvalidPageToken") return { members, first: pageToken === undefined }
  const again = await outcomeOf(listUsersInGroup({ groupName }))
  return { members: again, first: true, notice: errorSentence("InvalidPageToken") }
}

/** The way back from a removal, or on. A role is not given back with one press: that takes a reason. */
function undoOf(change: RecentChange) {
  const { changed } = change
  if (changed?.kind !== "membership" || changed.held) return null
  if (isRoleGroup(changed.groupName)) return afterRoleTaken(changed.user.userId, change)
  return <UndoRemoval groupName={changed.groupName} userId={changed.user.userId} requestId={newRequestId()} />
}

/** What is passed to a client component is in the page's source: only what the line shows. */
function toLine({ userId, username, name, email, status, enabled, createdAt }: User): UserLine {
  return { userId, username, name, email, status, enabled, createdAt }
}
