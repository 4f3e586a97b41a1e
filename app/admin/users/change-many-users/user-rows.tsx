"use client"

import type { Row } from "./rows"

/** The chosen users, a line each: what would be done, or what was. */
export function UserRows({ rows, hasEnded }: { rows: readonly Row[]; hasEnded: boolean }) {
  return (
    <table className="list list-many">
      <caption className="sr-only">Chosen users</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">E-mail</th>
          <th scope="col">{hasEnded ? "What happened" : "What happens"}</th>
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
