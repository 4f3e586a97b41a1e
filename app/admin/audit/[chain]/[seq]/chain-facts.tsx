import { Time } from "@/app/ui/time"
import type { AuditChange } from "@/lib/audit-change"
import { auditEventPath } from "@/lib/audit-path"
import { AUDIT } from "@/lib/audit-words"
import { Fact, Facts } from "../../../users/[userId]/facts"

/** Where an event stands, what vouches for it, and the other half of its change. */
export function ChainFacts({ event, partner }: { event: AuditChange; partner: AuditChange | null }) {
  const { chain, seq, hash, kind, record, text } = event
  return (
    <div className="grid gap-4">
      <Facts>
        <Fact name="Place">
          Event {seq} of chain <code className="font-mono text-xs">{chain}</code>
        </Fact>
        <Fact name="Hash">
          <code className="font-mono text-xs wrap-anywhere">{hash}</code>
        </Fact>
        {record && (
          <Fact name="Hash before it">
            <code className="font-mono text-xs wrap-anywhere">{record.previous}</code>
          </Fact>
        )}
        <Fact name={kind === "outcome" ? "Its intent" : "Its outcome"}>
          {partner ? (
            <a href={auditEventPath(partner)} className="font-medium text-accent hover:underline">
              Event {partner.seq}, <Time iso={partner.at} precision="second" />
            </a>
          ) : (
            <span className="text-muted">{withoutPartner(event)}</span>
          )}
        </Fact>
        {record?.kind === "outcome" && <Fact name="Written by">{AUDIT.closedBy[record.closedBy]}</Fact>}
      </Facts>
      <details>
        <summary className="font-medium text-muted hover:text-text">What was written and hashed</summary>
        <pre className="mt-2 overflow-x-auto rounded-md bg-panel p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
          {text}
        </pre>
      </details>
    </div>
  )
}

/** Why the other half is not there. Only the event itself says that there was none. */
function withoutPartner({ kind, record }: AuditChange): string {
  if (kind !== "outcome") return AUDIT.noOutcome
  return record?.kind === "outcome" && record.intent === null ? AUDIT.noIntent : AUDIT.lostIntent
}
