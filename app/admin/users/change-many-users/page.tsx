import type { Metadata } from "next"
import { headers } from "next/headers"
import { buttonClass } from "@/app/ui/button-class"
import { Empty } from "@/app/ui/empty"
import { Failure } from "@/app/ui/failure"
import { FreshSignInNotice } from "@/app/ui/fresh-sign-in-notice"
import { PageHead } from "@/app/ui/page-head"
import { Refusal } from "@/app/ui/refusal"
import { IDLE } from "@/lib/action-result"
import { outcomeOf } from "@/lib/api"
import { getGroup, listGroups } from "@/lib/groups"
import { isGroupChange, MANY_USERS_OPERATIONS, type ManyUsersPlan, needsReason } from "@/lib/many-users"
import { asksForFreshSignIn, MOST_USERS_IN_ONE_POST } from "@/lib/many-users-limits"
import { manyUsersPath } from "@/lib/many-users-path"
import {
  MANY_USERS_REFUSALS,
  manyUsersSentence,
  manyUsersTitle,
  manyUsersWords,
  ONE_POST,
} from "@/lib/many-users-words"
import { newRequestId } from "@/lib/request-id"
import { roleRefusal } from "@/lib/role-words"
import { requireRole, type Session, traceRefusal } from "@/lib/session"
import { keptFormState } from "@/lib/sign-in-again"
import type { SearchParams } from "@/lib/user-query"
import { errorSentence } from "@/lib/words"
import { ReasonField } from "../../reason-field"
import { ChangeManyUsers } from "./change-many-users"
import { ChooseGroup } from "./choose-group"
import { previewUsers } from "./preview"
import { type AskedFor, readAskedFor } from "./read-asked-for"

export const metadata: Metadata = { title: "Change many users" }

interface Props {
  searchParams: Promise<SearchParams>
}

const above = { href: "/admin/users", label: "Users" }

/** What would happen to the chosen users; then it happens, with the outcome for each. */
export default async function ChangeManyUsersPage({ searchParams }: Props) {
  const session = await requireRole()
  const asked = readAskedFor(await searchParams)
  if ("problem" in asked) {
    return (
      <>
        <PageHead title="Change many users" above={above} />
        <Empty sentence={asked.problem}>
          <a href="/admin/users" className={buttonClass("primary")}>
            Choose users
          </a>
        </Empty>
      </>
    )
  }
  const title = manyUsersTitle(asked.plan, asked.userIds.length)
  const operation = MANY_USERS_OPERATIONS[asked.plan.change]
  traceRefusal(session, operation)
  const refusal = roleRefusal(session.roles, operation)
  if (refusal !== null) {
    return (
      <>
        <PageHead title={title} above={above} />
        <div className="grid gap-4 px-4 md:px-6">
          <Refusal reason={refusal} back={{ href: above.href, label: "Back to the users" }} />
        </div>
      </>
    )
  }
  return (
    <>
      <PageHead title={title} above={above} />
      <div className="grid gap-4">
        <p className="max-w-prose px-4 md:px-6">{manyUsersSentence(asked.plan)}</p>
        {isGroupChange(asked.plan.change) && asked.plan.groupName === null ? (
          <GroupStep asked={asked} />
        ) : (
          <Preview asked={asked} session={session} />
        )}
      </div>
    </>
  )
}

/** Which group, where the change is about one; `refused` is a name that was given and names none. */
async function GroupStep({ asked, refused }: { asked: AskedFor; refused?: { name: string; sentence: string } }) {
  const groups = await outcomeOf(listGroups())
  return (
    <ChooseGroup
      asked={asked}
      groups={groups.ok ? groups.data.groups.map(({ groupName }) => groupName) : []}
      complete={groups.ok && groups.data.complete}
      refused={refused ?? asked.refusedGroup}
    />
  )
}

async function Preview({ asked, session }: { asked: AskedFor; session: Session }) {
  const { plan, userIds } = asked
  const first = userIds.slice(0, MOST_USERS_IN_ONE_POST)
  // The answer to a batch brings this page along, which shows what it knows already: nobody is asked again for it.
  const isAnswer = (await headers()).has("next-action")
  const [lines, group] = await Promise.all([
    isAnswer ? null : outcomeOf(previewUsers(plan, first, session)),
    plan.groupName === null || isAnswer ? null : outcomeOf(getGroup(plan.groupName)),
  ])
  if (group && !group.ok) {
    return (
      <div className="px-4 md:px-6">
        <Failure what="The group could not be read." error={group.error} retry={asked.here} />
      </div>
    )
  }
  if (group?.data === null) {
    return (
      <GroupStep asked={asked} refused={{ name: plan.groupName ?? "", sentence: MANY_USERS_REFUSALS.noSuchGroup() }} />
    )
  }
  if (lines && !lines.ok) {
    return (
      <div className="px-4 md:px-6">
        <Failure what="The users could not be looked at." error={lines.error} retry={asked.here} />
      </div>
    )
  }
  const { button, will } = manyUsersWords(plan.change)
  return (
    <ChangeManyUsers
      plan={plan}
      userIds={userIds}
      firstLines={lines?.data ?? []}
      runId={newRequestId()}
      requestId={newRequestId()}
      ahead={asksForFreshSignIn(userIds.length) && <FreshSignInNotice />}
      kept={(await keptFormState()) ?? IDLE}
      words={{ button, will, unreachable: errorSentence("Unreachable") }}
      reason={plan.change !== "enable-user" && <ReasonField optional={!needsReason(plan)} />}
    >
      {userIds.length > first.length && <RestWithoutScripts plan={plan} rest={userIds.slice(first.length)} />}
    </ChangeManyUsers>
  )
}

/** Without scripts one post changes as many as one page can show; the rest is another page. */
function RestWithoutScripts({ plan, rest }: { plan: ManyUsersPlan; rest: string[] }) {
  return (
    <p data-without-scripts="">
      {ONE_POST.limit()}{" "}
      <a href={manyUsersPath(plan, rest)} className="text-accent underline">
        {ONE_POST.goOn(rest.length)}
      </a>
    </p>
  )
}
