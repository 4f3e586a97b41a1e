import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { cache } from "react"
import { Failure } from "@/app/ui/failure"
import { Notice } from "@/app/ui/notice"
import { PageHead } from "@/app/ui/page-head"
import { Status } from "@/app/ui/status"
import { type Outcome, outcomeOf } from "@/lib/api"
import { auditRefusal } from "@/lib/audit-access"
import { type AuditEventDetails, readEvent } from "@/lib/audit-events"
import { type AuditPlace, auditEventPath, auditPlaceOf } from "@/lib/audit-path"
import { partiesOf } from "@/lib/audit-people"
import { AUDIT_PATH } from "@/lib/audit-query"
import { AUDIT } from "@/lib/audit-words"
import { requireRole } from "@/lib/session"
import { Section } from "../../../users/[userId]/section"
import { endOf, outcomeWords, whatText } from "../../audit-line"
import { AuditRefused } from "../../audit-refused"
import { BeforeAndAfter } from "./before-and-after"
import { ChainFacts } from "./chain-facts"
import { EventFacts } from "./event-facts"
import { OriginFacts } from "./origin-facts"

interface Props {
  params: Promise<{ chain: string; seq: string }>
}

/** Asked once for a page and its title. */
const ask = cache((chain: string, seq: number) => outcomeOf(readEvent({ chain, seq })))

/** The event that an address names; a 404 page for an address that names none. */
async function readDetails({ params }: Props): Promise<{ place: AuditPlace; details: Outcome<AuditEventDetails> }> {
  const { chain, seq } = await params
  const place = auditPlaceOf({ chain, seq })
  if (!place) notFound()
  const details = await ask(place.chain, place.seq)
  if (!details.ok) return { place, details }
  if (details.data === null) notFound()
  return { place, details: { ok: true, data: details.data } }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  if (auditRefusal(await requireRole()) !== null) return { title: "Event" }
  const { details } = await readDetails(props)
  return { title: details.ok ? whatText(details.data.event) : "Event" }
}

export default async function AuditEventPage(props: Props) {
  const refusal = auditRefusal(await requireRole())
  if (refusal !== null) return <AuditRefused reason={refusal} />
  const { place, details } = await readDetails(props)
  const above = { href: AUDIT_PATH, label: "Audit" }
  if (!details.ok) {
    return (
      <>
        <PageHead title="Event" above={above} />
        <div className="px-4 md:px-6">
          <Failure what={AUDIT.eventUnread} error={details.error} retry={auditEventPath(place)} />
        </div>
      </>
    )
  }
  const { event, partner, follows } = details.data
  const { word, tone } = outcomeWords({ ...event, outcome: endOf(event, partner).outcome })
  const parties = await partiesOf([event.actor, event.target])
  const notices = [
    !event.intact && AUDIT.altered,
    !follows && AUDIT.unfollowed,
    event.record === null && AUDIT.unreadable,
    event.record !== null && event.record.cut.length > 0 && AUDIT.cutValues,
  ].filter((notice) => notice !== false)
  return (
    <div className="max-w-4xl">
      <PageHead title={whatText(event)} above={above}>
        <p className="rounded-full border border-line px-2.5 py-0.5 text-xs">
          <Status tone={tone}>{word}</Status>
        </p>
      </PageHead>
      <div className="grid grid-cols-1 gap-4 px-4 md:px-6">
        {notices.map((notice) => (
          <Notice key={notice} tone="warning">
            {notice}
          </Notice>
        ))}
        <Section title="What happened">
          <EventFacts event={event} partner={partner} parties={parties} />
        </Section>
        {event.record && (
          <Section title="Before and after">
            <BeforeAndAfter record={event.record} isDoneByPartner={partner?.outcome === "done"} />
          </Section>
        )}
        {event.record && (
          <Section title="Where it came from">
            <OriginFacts record={event.record} />
          </Section>
        )}
        <Section title="In the chain">
          <ChainFacts event={event} partner={partner} />
        </Section>
      </div>
    </div>
  )
}
