import { buttonClass } from "@/app/ui/button-class"
import { Empty } from "@/app/ui/empty"
import { PageHead } from "@/app/ui/page-head"
import { AUDIT_PATH } from "@/lib/audit-query"

export default function AuditEventNotFound() {
  return (
    <>
      <PageHead title="No such event" above={{ href: AUDIT_PATH, label: "Audit" }} />
      <Empty sentence="There is no event at this place of the audit trail. The address may not be complete.">
        <a href={AUDIT_PATH} className={buttonClass()}>
          Back to the audit trail
        </a>
      </Empty>
    </>
  )
}
