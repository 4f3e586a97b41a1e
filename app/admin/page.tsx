import type { Metadata } from "next"
import { Failure } from "@/app/ui/failure"
import { PageHead } from "@/app/ui/page-head"
import { outcomeOf } from "@/lib/api"
import { listGroups } from "@/lib/groups"
import { requireRole } from "@/lib/session"
import { describeUserPool } from "@/lib/user-pool"
import { listUsers, type UserPage } from "@/lib/users"
import { toGroupLine } from "./groups/group-line"
import { GroupTable } from "./groups/group-table"
import { NewGroup } from "./groups/new-group"
import { PoolFacts } from "./pool-facts"
import { WAITING } from "./waiting"
import { WaitingCards } from "./waiting-cards"

export const metadata: Metadata = { title: "Dashboard" }

export default async function Dashboard() {
  const { roles } = await requireRole()
  const [groups, pool, ...waiting] = await Promise.all([
    outcomeOf(listGroups()),
    outcomeOf(describeUserPool()),
    ...WAITING.map(({ filter }) => outcomeOf(listUsers({ filter }))),
  ])
  const failed = waiting.find((outcome) => !outcome.ok)
  return (
    <>
      <PageHead title="Dashboard" />
      <div className="grid gap-6" data-rows="">
        <section aria-labelledby="waiting" className="grid gap-3 px-4 md:px-6">
          <h2 id="waiting" className="text-lg font-semibold">
            Cannot sign in yet, or any more
          </h2>
          {failed && <Failure what="Not everything could be counted." error={failed.error} retry="/admin" />}
          <WaitingCards counts={waiting.map((outcome) => (outcome.ok ? count(outcome.data) : null))} />
        </section>
        <section aria-labelledby="pool" className="grid gap-3 px-4 md:px-6">
          <h2 id="pool" className="text-lg font-semibold">
            User pool
          </h2>
          {pool.ok ? (
            <PoolFacts pool={pool.data} />
          ) : (
            <Failure what="The user pool could not be described." error={pool.error} retry="/admin" />
          )}
        </section>
        <section aria-labelledby="groups" className="grid gap-1">
          <h2 id="groups" className="px-4 text-lg font-semibold md:px-6">
            Groups
          </h2>
          {groups.ok ? (
            <GroupTable
              groups={groups.data.groups.map(toGroupLine)}
              complete={groups.data.complete}
              newGroup={<NewGroup roles={roles} />}
            />
          ) : (
            <div className="px-4 md:px-6">
              <Failure what="The groups could not be listed." error={groups.error} retry="/admin" />
            </div>
          )}
        </section>
      </div>
    </>
  )
}

/** Cognito counts nothing: one page says up to 60, or that there are more. */
function count({ users, pageToken }: UserPage): string {
  return pageToken ? `${users.length}+` : String(users.length)
}
