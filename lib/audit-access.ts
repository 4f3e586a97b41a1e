import "server-only"
import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { logForbidden } from "@/lib/forbidden-log"
import { mayCall } from "@/lib/roles"
import { PAGE_PATH_HEADER } from "@/lib/security-headers"
import { getSession, type Session } from "@/lib/session"
import { FORBIDDEN_PATH, signInPath } from "@/lib/sign-in-path"

/** Whether somebody may read the audit trail. */
export const mayReadAudit = ({ roles }: Pick<Session, "roles">): boolean => mayCall(roles, "listAuditEvents")

/** Who is signed in and may read the audit trail; everybody else is sent away, as `requireRole` does. */
export async function requireAuditReader(): Promise<Session> {
  const session = await getSession()
  if (!session) redirect(signInPath((await headers()).get(PAGE_PATH_HEADER)))
  if (!mayReadAudit(session)) {
    logForbidden("page.refused", session)
    redirect(FORBIDDEN_PATH)
  }
  return session
}
