import type { ReactNode } from "react"
import type { AuditRecord } from "@/amplify/data/audit/audit-event"
import { AUDIT } from "@/lib/audit-words"
import { Fact, Facts } from "../../../users/[userId]/facts"

/** Where a change came from: what was seen, apart from what was only said. */
export function OriginFacts({ record }: { record: AuditRecord }) {
  const { requestId, sourceAddress, claimedAddress, claimedUserAgent } = record
  return (
    <div className="grid gap-3">
      <Facts>
        <Fact name="Request id">
          <code className="font-mono text-xs">{requestId}</code>
        </Fact>
        <Fact name="Source address">
          <Text text={sourceAddress} />
          <span className="text-muted"> · {sourceAddress?.includes(",") ? AUDIT.oneFact : AUDIT.fact}</span>
        </Fact>
        <Fact name={<Claim>Address</Claim>}>
          <Text text={claimedAddress} />
        </Fact>
        <Fact name={<Claim>Browser</Claim>}>
          <Text text={claimedUserAgent} />
        </Fact>
      </Facts>
      <p className="text-muted">{AUDIT.claim}</p>
    </div>
  )
}

function Claim({ children }: { children: ReactNode }) {
  return (
    <>
      {children} <span className="rounded-full border border-line px-1.5 text-xs">claimed</span>
    </>
  )
}

function Text({ text }: { text: string | null }) {
  return text === null ? <span className="text-muted">not recorded</span> : <bdi>{text}</bdi>
}
