"use client"

import type { ReactNode } from "react"
import { CHANGE_MANY_USERS_PATH } from "@/lib/many-users-path"
import type { UserQuery } from "@/lib/user-query"
import { NoUsers } from "./no-users"
import { PageLinks } from "./page-links"
import { type UserLine, UserTable } from "./user-table"

interface Props {
  query: UserQuery
  users: UserLine[]
  /** The token of the page that follows, or null on the last one. */
  next: string | null
  /** What can be done with those who are ticked. */
  children?: ReactNode
}

/** One page of the list, or why it is empty, and the ways on. Who is ticked is sent to the preview of a change. */
export function UserList({ query, users, next, children }: Props) {
  const somewhereElse = next !== null || query.pageToken !== undefined
  return (
    <div data-rows="">
      {users.length > 0 ? (
        <form action={CHANGE_MANY_USERS_PATH} data-choose="" className="choose">
          <UserTable users={users} choose />
          {children}
        </form>
      ) : (
        <NoUsers query={query} hasNext={next !== null} />
      )}
      {(users.length > 0 || somewhereElse) && <PageLinks query={query} count={users.length} next={next} />}
    </div>
  )
}
