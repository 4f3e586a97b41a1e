import { PageHead } from "@/app/ui/page-head"
import { Refusal } from "@/app/ui/refusal"

/** In place of a page of the audit trail, for those whose role does not allow it. */
export function AuditRefused({ reason }: { reason: string }) {
  return (
    <>
      <PageHead title="Audit" />
      <div className="grid gap-4 px-4 md:px-6">
        <Refusal reason={reason} back={{ href: "/admin", label: "Back to the dashboard" }} />
      </div>
    </>
  )
}
