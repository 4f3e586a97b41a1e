import type { Metadata } from "next"
import { DoneNotice } from "@/app/ui/done-notice"
import { Failure } from "@/app/ui/failure"
import { Notice } from "@/app/ui/notice"
import { PageHead } from "@/app/ui/page-head"
import { type Outcome, outcomeOf } from "@/lib/api"
import { requireRole } from "@/lib/session"
import { readUserQuery, type SearchParams, type UserQuery, userListPath } from "@/lib/user-query"
import { listUsers, type User, type UserPage } from "@/lib/users"
import { errorSentence } from "@/lib/words"
import { ChooseBar } from "./choose-bar"
import { NewUser } from "./new-user"
import { UserFilterBar } from "./user-filter-bar"
import { UserList } from "./user-list"
import type { UserLine } from "./user-table"

export const metadata: Metadata = { title: "Users" }

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { roles } = await requireRole()
  const { query, page, notice } = await readPage(await searchParams)
  return (
    <>
      <PageHead title="Users">
        <div className="ms-auto">
          <NewUser roles={roles} />
        </div>
      </PageHead>
      <DoneNotice searchParams={searchParams} />
      <UserFilterBar query={query} />
      <div className="grid grid-cols-1 gap-4">
        {notice && (
          <div role="status" className="px-4 md:px-6">
            <Notice tone="warning">{notice}</Notice>
          </div>
        )}
        {page.ok ? (
          <UserList query={query} users={page.data.users.map(toLine)} next={page.data.pageToken}>
            <ChooseBar roles={roles} />
          </UserList>
        ) : (
          <div className="px-4 md:px-6">
            <Failure what="The users could not be listed." error={page.error} retry={userListPath(query)} />
          </div>
        )}
      </div>
    </>
  )
}

interface Reading {
  query: UserQuery
  page: Outcome<UserPage>
  notice?: string
}

/** An address that makes no sense gets the first page and says why; so does a place in a list that no longer serves. */
async function readPage(params: SearchParams): Promise<Reading> {
  const read = await outcomeOf(Promise.resolve(params).then(readUserQuery))
  if (!read.ok) return { ...(await firstPage({})), notice: errorSentence(read.error.code, read.error.parameters) }
  const query = read.data
  const page = await outcomeOf(listUsers(query))
  if (page.ok || page.error.code !== "InvalidPageToken") return { query, page }
  return { ...(await firstPage(query)), notice: errorSentence("InvalidPageToken") }
}

async function firstPage({ filter, pageSize }: Partial<UserQuery>): Promise<Reading> {
  const query = readUserQuery({ ...filter, size: pageSize?.toString() })
  return { query, page: await outcomeOf(listUsers(query)) }
}

/** What is passed to a client component is in the page's source: only what the line shows. */
function toLine({ userId, username, name, email, status, enabled, createdAt }: User): UserLine {
  return { userId, username, name, email, status, enabled, createdAt }
}
