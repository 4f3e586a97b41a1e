import type { Metadata } from "next"
import { Failure } from "@/app/ui/failure"
import { PageHead } from "@/app/ui/page-head"
import { outcomeOf } from "@/lib/api"
import { listGroups } from "@/lib/groups"
import { requireAdmin } from "@/lib/session"
import { GroupTable } from "./group-table"

export const metadata: Metadata = { title: "Groups" }

export default async function GroupsPage() {
  await requireAdmin()
  const groups = await outcomeOf(listGroups())
  return (
    <>
      <PageHead title="Groups" />
      {groups.ok ? (
        <div data-rows="">
          <GroupTable list={groups.data} />
        </div>
      ) : (
        <div className="px-4 md:px-6">
          <Failure what="The groups could not be listed." error={groups.error} retry="/admin/groups" />
        </div>
      )}
    </>
  )
}
