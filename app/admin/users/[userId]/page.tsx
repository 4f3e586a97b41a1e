import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { userTarget } from "@/amplify/data/audit/audit-keys"
import { isRoleGroup, ROLE_GROUPS } from "@/amplify/data/roles"
import { DoneNotice } from "@/app/ui/done-notice"
import { Failure } from "@/app/ui/failure"
import { PageHead } from "@/app/ui/page-head"
import { outcomeOf } from "@/lib/api"
import { mayReadAudit } from "@/lib/audit-access"
import { AUDIT } from "@/lib/audit-words"
import { canSignIn } from "@/lib/can-sign-in"
import { groupKind } from "@/lib/group-kind"
import { type Group, listGroups, listGroupsForUser } from "@/lib/groups"
import { newRequestId } from "@/lib/request-id"
import { roleRefusal } from "@/lib/role-words"
import { requireRole } from "@/lib/session"
import { isUserId } from "@/lib/user-id"
import type { SearchParams } from "@/lib/user-query"
import { displayName, statusWords } from "@/lib/user-status"
import type { User } from "@/lib/users"
import { AuditHistory, readHistory } from "../../audit/audit-history"
import { KIND_WORDS } from "../../groups/group-words"
import { giveRoleOffer } from "./add-user-to-group/offer"
import { Attributes } from "./attributes"
import { EditAttributes } from "./edit-attributes"
import { FixedGroups } from "./fixed-groups"
import { GroupsSection } from "./groups-section"
import type { GroupSummary } from "./membership"
import { readUser } from "./read-user"
import { Section } from "./section"
import { SignInState } from "./sign-in-state"
import { afterRoleTaken } from "./sign-out-user/after-role-taken"
import { LikelyActions, UserActions } from "./user-actions"
import { UserBadges } from "./user-badges"

interface Props {
  params: Promise<{ userId: string }>
  searchParams: Promise<SearchParams>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireRole()
  const user = await readUser(params)
  return { title: user.ok ? displayName(user.data) : "User" }
}

export default async function UserPage({ params, searchParams }: Props) {
  const session = await requireRole()
  const { userId } = await params
  if (!isUserId(userId)) notFound()
  const here = `/admin/users/${userId}`
  const groupsRefusal = roleRefusal(session.roles, "addUserToGroup")
  const target = userTarget(userId)
  const [user, held, all, history] = await Promise.all([
    readUser(params),
    outcomeOf(listGroupsForUser(userId)),
    groupsRefusal === null ? outcomeOf(listGroups()) : null,
    mayReadAudit(session) ? readHistory(target) : null,
  ])
  const above = { href: "/admin/users", label: "Users" }
  if (!user.ok) {
    return (
      <>
        <PageHead title="User" above={above} />
        <div className="px-4 md:px-6">
          <Failure what="This user could not be read." error={user.error} retry={here} />
        </div>
      </>
    )
  }
  const viewer = {
    isSelf: userId === session.userId,
    roles: session.roles,
    groups: held.ok ? held.data.groups.map(({ groupName }) => groupName) : null,
  }
  return (
    <div className="max-w-4xl">
      <PageHead title={<bdi>{displayName(user.data)}</bdi>} above={above}>
        <UserBadges user={user.data} isSelf={viewer.isSelf} />
        <LikelyActions user={user.data} viewer={viewer} />
      </PageHead>
      <DoneNotice searchParams={searchParams} action={(change) => afterRoleTaken(userId, change)} />
      <div className="grid grid-cols-1 gap-4 px-4 md:px-6">
        <Section title="Can they sign in?">
          <SignInState
            user={toSignInUser(user.data)}
            canSignIn={canSignIn(user.data)}
            status={statusWords(user.data.status)}
          />
        </Section>
        <Section title="Groups">
          {held.ok && all && !all.ok && (
            <div className="mb-3">
              <Failure
                what="The list of groups could not be read; one can still be added by its name."
                error={all.error}
                retry={here}
              />
            </div>
          )}
          {held.ok && groupsRefusal !== null && (
            <FixedGroups held={held.data.groups.map(toSummary)} reason={groupsRefusal} />
          )}
          {held.ok && all && (
            <GroupsSection
              userId={user.data.userId}
              held={held.data.groups.map(toSummary)}
              all={all.ok ? all.data.groups.map(toSummary) : []}
              complete={all.ok && all.data.complete}
              kept={viewer.isSelf ? ROLE_GROUPS : []}
              requestIds={{ add: newRequestId(), remove: newRequestId(), undo: newRequestId() }}
            />
          )}
          {!held.ok && <Failure what="The groups could not be read." error={held.error} retry={here} />}
          {held.ok && groupsRefusal === null && (
            <p className="mt-3">
              <a
                href={`${here}/${giveRoleOffer.path}`}
                data-dialog=""
                className="font-medium text-accent hover:underline"
              >
                {giveRoleOffer.label}
              </a>
            </p>
          )}
        </Section>
        <Section title="Attributes">
          <Attributes username={user.data.username} userId={user.data.userId} attributes={user.data.attributes}>
            <EditAttributes user={user.data} viewer={viewer} />
          </Attributes>
        </Section>
        <Section title="What you can do">
          <UserActions user={user.data} viewer={viewer} />
        </Section>
        {history && (
          <Section title="History">
            <AuditHistory target={target} history={history} none={AUDIT.noHistory("user")} />
          </Section>
        )}
      </div>
    </div>
  )
}

/** What the browser needs of a group, and no more: what is passed to a client component is in the page's source. */
function toSummary({ groupName, description }: Group): GroupSummary {
  const tag = KIND_WORDS[groupKind(groupName)]
  return { groupName, description: description ?? null, tag, ...(isRoleGroup(groupName) && { givesRole: true }) }
}

function toSignInUser({ userId, enabled, email, emailVerified, createdAt, updatedAt }: User) {
  return { userId, enabled, email, emailVerified, createdAt, updatedAt }
}
