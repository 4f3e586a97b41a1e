import { Time } from "@/app/ui/time"
import type { AuditLine } from "./audit-line"

/** One line a change, the newest first. Fifty rows are most of what this page costs, so a row is its cells and one link. */
export function AuditTable({ lines }: { lines: readonly AuditLine[] }) {
  return (
    <table className="list list-audit">
      <caption className="sr-only">Changes, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">About</th>
          <th scope="col">Outcome</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>{lines.map(AuditRow)}</tbody>
    </table>
  )
}

function AuditRow({ href, at, who, what, about, outcome, cause, reason }: AuditLine) {
  const why = [cause, reason].filter(Boolean).join(" · ")
  return (
    <tr key={href}>
      <td className="dim">
        <Time iso={at} precision="second" />
      </td>
      <td dir="auto" title={who}>
        {who}
      </td>
      <td>
        <a href={href} dir="auto" title={what}>
          {what}
        </a>
      </td>
      <td dir="auto" title={about}>
        {about}
      </td>
      <td className={`status status-${outcome.tone}`} title={why || undefined}>
        {outcome.word}
      </td>
      <td dir="auto" className="dim" title={why || undefined}>
        {why}
      </td>
    </tr>
  )
}
