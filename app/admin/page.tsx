import type { Metadata } from "next"
import { Failure } from "@/app/ui/failure"
import { PageHead } from "@/app/ui/page-head"
import { outcomeOf } from "@/lib/api"
import { listGroups } from "@/lib/groups"
import { requireAdmin } from "@/lib/session"
import type { UserFilter } from "@/lib/user-filter"
import { userListPath } from "@/lib/user-query"
import { listUsers } from "@/lib/users"
import { GroupTable } from "./groups/group-table"

export const metadata: Metadata = { title: "Dashboard" }

/** Who is waiting for something; each leads to the list of exactly those. */
const WAITING: readonly { label: string; why: string; filter: UserFilter }[] = [
  {
    label: "Invited",
    why: "have a temporary password and have not set their own",
    filter: { attribute: "user_status", match: "exact", value: "FORCE_CHANGE_PASSWORD" },
  },
  {
    label: "Unconfirmed",
    why: "signed up and have not entered their code",
    filter: { attribute: "user_status", match: "exact", value: "UNCONFIRMED" },
  },
  {
    label: "Reset required",
    why: "have to set a new password with a code",
    filter: { attribute: "user_status", match: "exact", value: "RESET_REQUIRED" },
  },
  {
    label: "Disabled",
    why: "are kept out until they are enabled",
    filter: { attribute: "status", match: "exact", value: "Disabled" },
  },
]

export default async function Dashboard() {
  await requireAdmin()
  const [groups, ...waiting] = await Promise.all([
    outcomeOf(listGroups()),
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
          {failed && !failed.ok && (
            <Failure what="Not everything could be counted." error={failed.error} retry="/admin" />
          )}
          <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
            {WAITING.map(({ label, why, filter }, index) => (
              <li key={label}>
                <a
                  href={userListPath({ filter })}
                  className="grid h-full content-start gap-1 rounded-lg border border-line p-4 hover:border-control hover:bg-hover"
                >
                  <span className="text-muted">{label}</span>
                  <span className="text-xl font-semibold tabular-nums">{count(waiting[index])}</span>
                  <span className="text-xs text-muted">{why}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="groups" className="grid gap-1">
          <h2 id="groups" className="px-4 text-lg font-semibold md:px-6">
            Groups
          </h2>
          {groups.ok ? (
            <GroupTable list={groups.data} />
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
function count(
  outcome: Awaited<ReturnType<typeof outcomeOf<Awaited<ReturnType<typeof listUsers>>>>> | undefined,
): string {
  if (!outcome?.ok) return "?"
  const { users, pageToken } = outcome.data
  return pageToken ? `${users.length}+` : String(users.length)
}
