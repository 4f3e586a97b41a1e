import type { AuditChange } from "@/lib/audit-change"
import { auditEventPath } from "@/lib/audit-path"
import { type Party, partiesOf } from "@/lib/audit-people"
import { AUDIT, actionText, OUTCOMES, outcomeReason, PARTIES } from "@/lib/audit-words"
import { groupPath } from "@/lib/group-path"
import type { StatusTone } from "@/lib/user-status"

/** What a line of the audit trail shows. */
export interface AuditLine {
  href: string
  at: string
  who: string
  what: string
  about: string
  outcome: { word: string; tone: StatusTone }
  /** Why it was not done. */
  cause: string
  /** Why it was asked for, in somebody's own words. */
  reason: string
}

/** Changes as lines, with everybody called as people know them. */
export async function toAuditLines(changes: readonly AuditChange[]): Promise<AuditLine[]> {
  const parties = await partiesOf(changes.flatMap(({ actor, target }) => [actor, target]))
  const nameOf = (key: string) => partyText(parties.get(key) ?? { kind: "nobody" })
  return changes.map((change) => {
    const { at, actor, target, record } = change
    return {
      href: auditEventPath(change),
      at,
      who: nameOf(actor),
      what: whatText(change),
      about: nameOf(target),
      outcome: outcomeWords(change),
      cause: record?.kind === "outcome" ? outcomeReason(record.code) : "",
      reason: record?.reason ?? "",
    }
  })
}

/** What a change was. */
export const whatText = ({ action, outcome, record }: AuditChange): string =>
  actionText(action, outcome, record?.arguments)

/** The event that says how a change ended, as far as it has: an intent does not know. */
export const endOf = (event: AuditChange, partner: AuditChange | null): AuditChange =>
  event.kind === "intent" && partner ? partner : event

/** How a change ended; an event that was altered says so before anything else. */
export function outcomeWords({ intact, outcome }: AuditChange): { word: string; tone: StatusTone } {
  return intact ? OUTCOMES[outcome] : { word: AUDIT.alteredWord, tone: "bad" }
}

/** What an actor or a target is called. */
export function partyText(party: Party): string {
  switch (party.kind) {
    case "user":
      return party.gone ? PARTIES.goneUser(party.userId) : (party.name ?? party.userId)
    case "group":
      return PARTIES.group(party.groupName)
    default:
      return PARTIES[party.kind]
  }
}

/** The page of an actor or a target that has one. */
export function partyPath(party: Party): string | null {
  if (party.kind === "user" && !party.gone) return `/admin/users/${party.userId}`
  return party.kind === "group" ? groupPath(party.groupName) : null
}
