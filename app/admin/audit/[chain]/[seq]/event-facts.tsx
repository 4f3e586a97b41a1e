import type { AuditRecord } from "@/amplify/data/audit/audit-event"
import { Time } from "@/app/ui/time"
import type { AuditChange } from "@/lib/audit-change"
import { differences } from "@/lib/audit-difference"
import { auditEventPath } from "@/lib/audit-path"
import type { Party } from "@/lib/audit-people"
import { type AuditQuery, auditListPath } from "@/lib/audit-query"
import { AUDIT, OUTCOMES, outcomeReason } from "@/lib/audit-words"
import { ROLE_NAMES } from "@/lib/role-words"
import { roleOfGroup } from "@/lib/roles"
import { Fact, Facts } from "../../../users/[userId]/facts"
import { endOf, partyPath, partyText } from "../../audit-line"

interface Props {
  event: AuditChange
  partner: AuditChange | null
  parties: ReadonlyMap<string, Party>
}

const NOBODY: Party = { kind: "nobody" }

/** Who did what to whom, why, and how it ended. */
export function EventFacts({ event, partner, parties }: Props) {
  const { at, actor, target, record } = event
  const { outcome, record: ended } = endOf(event, partner)
  const about = parties.get(target) ?? NOBODY
  const code = ended?.kind === "outcome" ? ended.code : null
  return (
    <Facts>
      <Fact name="Outcome">
        {OUTCOMES[outcome].word}
        {code !== null && `: ${outcomeReason(code)}`}
        <span className="text-muted"> · {ended && isSame(ended) ? AUDIT.same : OUTCOMES[outcome].meaning}</span>
        {event.kind === "intent" && partner && (
          <>
            {" "}
            {AUDIT.endedLater}{" "}
            <a href={auditEventPath(partner)} className="font-medium text-accent hover:underline">
              its outcome
            </a>
            .
          </>
        )}
      </Fact>
      <Fact name={<span className="local">Time</span>}>
        <Time iso={at} precision="second" />
      </Fact>
      <Fact name="Who">
        <PartyLink party={parties.get(actor) ?? NOBODY} />
        {record && <span className="text-muted"> · as {roleText(record.role)}</span>}
        <All query={{ actor }}>everything they did</All>
      </Fact>
      <Fact name="About">
        <PartyLink party={about} />
        <All query={{ target }}>{about.kind === "user" ? "their history" : "its history"}</All>
      </Fact>
      <Fact name="Reason">
        {record?.reason ? <bdi>{record.reason}</bdi> : <span className="text-muted">none was given</span>}
      </Fact>
    </Facts>
  )
}

/**
 * Whether somebody was added to a group that they were in, or taken out of one that they were not in. Of other changes
 * the values do not tell: a new password leaves them all as they were.
 */
function isSame(ended: AuditRecord): boolean {
  if (ended.kind !== "outcome" || ended.outcome !== "done") return false
  const values = new Map(differences(ended.before, ended.after).map((value) => [value.name, value]))
  return values.get("member")?.changed === false && values.get("signedOut")?.after !== "yes"
}

/** What the actor could do here: a group that gives a role, or what the command line says of itself. */
function roleText(role: string): string {
  const known = roleOfGroup(role)
  return known === null ? role : ROLE_NAMES[known].toLowerCase()
}

function PartyLink({ party }: { party: Party }) {
  const path = partyPath(party)
  const text = <bdi>{partyText(party)}</bdi>
  return (
    <>
      {path === null ? (
        text
      ) : (
        <a href={path} className="font-medium text-accent hover:underline">
          {text}
        </a>
      )}
      {party.kind === "commandLine" && <span className="text-muted"> · {party.arn}</span>}
    </>
  )
}

function All({ query, children }: { query: AuditQuery; children: string }) {
  return (
    <>
      {" · "}
      <a href={auditListPath(query)} className="text-muted underline hover:text-text">
        {children}
      </a>
    </>
  )
}
