import { Notice } from "@/app/ui/notice"
import { Status } from "@/app/ui/status"
import { Time } from "@/app/ui/time"
import { type Outcome, outcomeOf } from "@/lib/api"
import { latestChanges } from "@/lib/audit-events"
import { auditListPath } from "@/lib/audit-query"
import { AUDIT, OUTCOMES } from "@/lib/audit-words"
import { type AuditLine, toAuditLines } from "./audit-line"

const LATEST = 5

/** The latest changes about a user or a group. @param target as the trail has it: `user#<sub>`, `group#<name>` */
export const readHistory = (target: string): Promise<Outcome<AuditLine[]>> =>
  outcomeOf(latestChanges(target, LATEST).then(({ changes }) => toAuditLines(changes)))

interface Props {
  target: string
  history: Outcome<AuditLine[]>
  /** What is said where nothing has happened yet. */
  none: string
}

/**
 * The latest changes about a user or a group, and where all of them are. The page waits for them (decision 14), so they are
 * asked for together with what else it shows.
 */
export function AuditHistory({ target, history, none }: Props) {
  if (!history.ok) {
    return (
      <div role="alert">
        <Notice tone="failure">{AUDIT.historyUnread}</Notice>
      </div>
    )
  }
  const lines = history.data
  if (lines.length === 0) return <p className="text-muted">{none}</p>
  return (
    <>
      <ul className="mb-3 grid gap-2">{lines.map(HistoryLine)}</ul>
      <p>
        <a href={auditListPath({ target })} className="font-medium text-accent hover:underline">
          Show all in the audit trail
        </a>
      </p>
    </>
  )
}

function HistoryLine({ href, at, who, what, outcome, cause }: AuditLine) {
  return (
    <li key={href} className="grid gap-x-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <span className="text-muted">
        <Time iso={at} />
      </span>
      <span className="wrap-anywhere">
        <a href={href} className="font-medium text-accent hover:underline">
          {what}
        </a>
        {outcome.word !== OUTCOMES.done.word && (
          <>
            {" "}
            <Status tone={outcome.tone}>{cause ? `${outcome.word}: ${cause}` : outcome.word}</Status>
          </>
        )}{" "}
        <span className="text-muted">
          by <bdi>{who}</bdi>
        </span>
      </span>
    </li>
  )
}
