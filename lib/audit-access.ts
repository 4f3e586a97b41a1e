import "server-only"
import { roleRefusal } from "@/lib/role-words"
import { mayCall } from "@/lib/roles"
import { type Session, traceRefusal } from "@/lib/session"

/** The field that stands for all that read the audit trail: their callers are the same. */
const READ = "listAuditEvents"

/** Whether somebody may read the audit trail. */
export const mayReadAudit = ({ roles }: Pick<Session, "roles">): boolean => mayCall(roles, READ)

/** Why somebody may not read the audit trail, which leaves a trace; null where they may. */
export function auditRefusal(session: Session): string | null {
  traceRefusal(session, READ)
  return roleRefusal(session.roles, READ)
}
