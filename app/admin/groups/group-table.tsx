"use client"

import { buttonClass } from "@/app/ui/button-class"
import { Empty } from "@/app/ui/empty"
import { Time } from "@/app/ui/time"
import { groupPath } from "@/lib/group-path"
import type { GroupLine } from "./group-line"

interface Props {
  groups: GroupLine[]
  /** Whether these are all there are, where nothing below says so. */
  complete?: boolean
}

/** The groups in the order that Cognito weighs them: of a user's groups, the first one's role counts. */
export function GroupTable({ groups, complete = true }: Props) {
  if (groups.length === 0) return <NoGroups />
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

function NoGroups() {
  return (
    <Empty sentence="No groups yet. Groups decide what somebody may do in the app.">
      <a href="/admin/groups/create-group" data-dialog="" className={buttonClass("primary")}>
        New group
      </a>
    </Empty>
  )
}
