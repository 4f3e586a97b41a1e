"use client"

import type { UserQuery } from "@/lib/user-query"
import { NoUsers } from "./no-users"
import { PageLinks } from "./page-links"
import { type UserLine, UserTable } from "./user-table"

interface Props {
  query: UserQuery
  users: UserLine[]
  /** The token of the page that follows, or null on the last one. */
  next: string | null
}

/** One page of the list, or why it is empty, and the ways on. */
export function UserList({ query, users, next }: Props) {
  const somewhereElse = next !== null || query.pageToken !== undefined
  return (
    <div data-rows="">
      {users.length > 0 ? <UserTable users={users} /> : <NoUsers query={query} hasNext={next !== null} />}
      {(users.length > 0 || somewhereElse) && <PageLinks query={query} count={users.length} next={next} />}
    </div>
  )
}
