"use client"

import { Empty } from "@/app/ui/empty"
import { Time } from "@/app/ui/time"
import type { GroupList } from "@/lib/groups"

/** The groups in the order that Cognito weighs them: of a user's groups, the first one's role counts. */
export function GroupTable({ list: { groups, complete } }: { list: GroupList }) {
  if (groups.length === 0) {
    return <Empty sentence="No groups yet. The app's developers name them in amplify/auth/resource.ts." />
  }
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
        <tbody>
          {groups.map(({ groupName, description, precedence, createdAt }) => (
            <tr key={groupName}>
              <td dir="auto" title={groupName} className="font-medium">
                {groupName}
              </td>
              <td dir="auto" title={description ?? undefined} className="dim">
                {description}
              </td>
              <td className="end dim">{precedence ?? "none"}</td>
              <td className="end dim">
                <Time iso={createdAt} precision="day" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!complete && <p className="px-4 py-3 text-muted md:px-6">There are more groups than these {groups.length}.</p>}
    </>
  )
}
