import "server-only"
import { headers } from "next/headers"
import { redirect } from "next/navigation"
import type { RoleGroup } from "@/amplify/data/roles"
import { logForbidden } from "@/lib/forbidden-log"
import { PAGE_PATH_HEADER } from "@/lib/security-headers"
import { getSession, type Session } from "@/lib/session"
import { FORBIDDEN_PATH, signInPath } from "@/lib/sign-in-path"

const READERS: readonly RoleGroup[] = ["ADMINS", "AUDITORS"]

/** Whether somebody may read the audit trail, as `amplify/data/resource.ts` has it for the model `AuditEvent`. */
export const mayReadAudit = ({ groups }: Pick<Session, "groups">): boolean =>
  READERS.some((group) => groups.includes(group))

/** Who is signed in and may read the audit trail; everybody else is sent away, as `requireAdmin` does. */
export async function requireAuditReader(): Promise<Session> {
  const session = await getSession()
  if (!session) redirect(signInPath((await headers()).get(PAGE_PATH_HEADER)))
  if (!mayReadAudit(session)) {
    logForbidden("page.refused", session)
    redirect(FORBIDDEN_PATH)
  }
  return session
}
