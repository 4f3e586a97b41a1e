import type { Metadata } from "next"
import { DoneNotice } from "@/app/ui/done-notice"
import { Empty } from "@/app/ui/empty"
import { Failure } from "@/app/ui/failure"
import { Notice } from "@/app/ui/notice"
import { PageHead } from "@/app/ui/page-head"
import { outcomeOf } from "@/lib/api"
import { listGroups } from "@/lib/groups"
import { requireRole } from "@/lib/session"
import type { SearchParams } from "@/lib/user-query"
import { EMPTY_LIST, errorSentence } from "@/lib/words"
import { toGroupLine } from "./group-line"
import { GroupTable } from "./group-table"
import { ListLinks } from "./list-links"
import { NewGroup } from "./new-group"

export const metadata: Metadata = { title: "Groups" }

export default async function GroupsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { roles } = await requireRole()
  const { groups, first, notice } = await readGroups(await searchParams)
  const isPart = !first || (groups.ok && Boolean(groups.data.pageToken))
  return (
    <>
      <PageHead title="Groups">
        <div className="ms-auto">
          <NewGroup roles={roles} />
        </div>
      </PageHead>
      <DoneNotice searchParams={searchParams} />
      {notice && (
        <div role="status" className="mb-4 px-4 md:px-6">
          <Notice tone="warning">{notice}</Notice>
        </div>
      )}
      {groups.ok ? (
        <div data-rows="">
          {isPart && groups.data.groups.length === 0 ? (
            <Empty sentence={groups.data.pageToken ? EMPTY_LIST.page() : EMPTY_LIST.end()} />
          ) : (
            <GroupTable groups={groups.data.groups.map(toGroupLine)} newGroup={<NewGroup roles={roles} />} />
          )}
          {isPart && (
            <ListLinks
              here="/admin/groups"
              count={groups.data.groups.length}
              first={first}
              next={groups.data.pageToken}
            />
          )}
        </div>
      ) : (
        <div className="px-4 md:px-6">
          <Failure what="The groups could not be listed." error={groups.error} retry="/admin/groups" />
        </div>
      )}
    </>
  )
}

/** A page of groups; a place in the list that no longer serves gets the first page and says why. */
async function readGroups({ page }: SearchParams) {
  const pageToken = [page].flat()[0] || undefined
  const groups = await outcomeOf(listGroups(pageToken))
  if (groups.ok || groups.error.code !== "InvalidPageToken") return { groups, first: pageToken === undefined }
  return { groups: await outcomeOf(listGroups()), first: true, notice: errorSentence("InvalidPageToken") }
}
