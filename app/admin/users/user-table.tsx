import type { ComponentType } from "react"
import { Time } from "@/app/ui/time"
import { displayName, statusWords } from "@/lib/user-status"
import type { User } from "@/lib/users"

/** What a line shows; the attributes stay on the server. */
export type UserLine = Omit<User, "attributes" | "emailVerified" | "updatedAt"> & {
  /** Whether it is the reader's own account, where that matters. */
  isSelf?: boolean
  /** Where a role is taken from them: on a page of its own, which asks why. */
  takeRoleAt?: string
}

interface Props {
  users: UserLine[]
  caption?: string
  /** Whether each line can be ticked; the form around the table sends the ticked ones as `userId`. */
  choose?: boolean
  /** A last column, with something to do in it. */
  end?: { label: string; cell: ComponentType<UserLine> }
}

/**
 * One line a user. Sixty rows are most of what rendering this page costs, so a row is its cells, one link and one
 * `<time>`: states are classes of their cell, and `dir="auto"` isolates a right-to-left name as `<bdi>` would.
 */
export function UserTable({ users, caption = "Users", choose, end }: Props) {
  return (
    <table className={choose ? "list list-users list-choose" : "list list-users"}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            {choose && (
              <input type="checkbox" data-choose-all="" data-needs-scripts="" aria-label="Choose all on this page" />
            )}
            Name
          </th>
          <th scope="col">E-mail</th>
          <th scope="col">Status</th>
          <th scope="col">Access</th>
          <th scope="col" className="end">
            Created
          </th>
          {end && (
            <th scope="col">
              <span className="sr-only">{end.label}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>{users.map((user) => UserRow(user, choose, end?.cell))}</tbody>
    </table>
  )
}

function UserRow(user: UserLine, choose?: boolean, EndCell?: ComponentType<UserLine>) {
  const name = displayName(user)
  const { word, tone } = statusWords(user.status)
  return (
    <tr key={user.userId}>
      <td>
        {choose && <input type="checkbox" name="userId" value={user.userId} aria-label={`Choose ${name}`} />}
        <a href={`/admin/users/${encodeURIComponent(user.userId)}`} dir="auto" title={name}>
          {name}
        </a>
      </td>
      <td dir="auto" title={user.email ?? undefined}>
        {user.email}
      </td>
      <td className={`status status-${tone}`}>{word}</td>
      <td className={user.enabled ? "dim" : "status status-bad"}>{user.enabled ? "Enabled" : "Disabled"}</td>
      <td className="end dim">
        <Time iso={user.createdAt} precision="day" />
      </td>
      {EndCell && (
        <td>
          <EndCell {...user} />
        </td>
      )}
    </tr>
  )
}
