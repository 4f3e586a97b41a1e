"use client"

import type { Row } from "./rows"

/** The chosen users, a line each. */
export function UserRows({ rows }: { rows: readonly Row[] }) {
  return (
    <table className="list list-many">
      <caption className="sr-only">Chosen users</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">E-mail</th>
          <th scope="col">What happens</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ userId, name, email, tone, sentence, state }) => (
          <tr key={userId}>
            <td>
              <a href={`/admin/users/${encodeURIComponent(userId)}`} dir="auto" title={name}>
                {name}
              </a>
            </td>
            <td dir="auto" title={email ?? undefined}>
              {email}
            </td>
            <td className={state === "stays" || state === "unread" ? "dim" : `status status-${tone}`}>{sentence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
