"use client"

import type { ReactNode } from "react"
import { Empty } from "@/app/ui/empty"
import { Time } from "@/app/ui/time"
import { groupPath } from "@/lib/group-path"
import type { GroupLine } from "./group-line"

const NO_GROUPS = "No groups yet. Groups decide what somebody may do in the app."

interface Props {
  groups: GroupLine[]
  /** Whether these are all there are, where nothing below says so. */
  complete?: boolean
  /** The way to a new group, for a pool that has none. */
  newGroup: ReactNode
}

/** The groups in the order that Cognito weighs them: of a user's groups, the first one's role counts. */
export function GroupTable({ groups, complete = true, newGroup }: Props) {
  if (groups.length === 0) return <Empty sentence={NO_GROUPS}>{newGroup}</Empty>
  return (
    <>
      <table className="list list-groups">
        <caption className="sr-only">Groups</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Description</th>
            <th scope="col" className="end">
              Precedence
            </th>
            <th scope="col" className="end">
              Created
            </th>
          </tr>
        </thead>
        <tbody>{groups.map(GroupRow)}</tbody>
      </table>
      {!complete && (
        <p className="px-4 py-3 text-muted md:px-6">
          There are more groups than these {groups.length}.{" "}
          <a href="/admin/groups" className="font-medium text-accent hover:underline">
            Show the groups
          </a>
        </p>
      )}
    </>
  )
}

function GroupRow({ groupName, description, precedence, createdAt, tag }: GroupLine) {
  return (
    <tr key={groupName}>
      <td>
        <a href={groupPath(groupName)} dir="auto" title={groupName}>
          {groupName}
        </a>
      </td>
      <td dir="auto" title={description ?? undefined} className={description ? "dim max-md:line-clamp-2" : "dim"}>
        {tag && (
          <>
            <span className="rounded-full border border-line px-2 text-xs">{tag}</span>{" "}
          </>
        )}
        {description}
      </td>
      <td className="end dim">{precedence ?? "none"}</td>
      <td className="end dim">
        <Time iso={createdAt} precision="day" />
      </td>
    </tr>
  )
}
