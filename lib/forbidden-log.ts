import { newRequestId } from "@/lib/request-id"
import { logRequest } from "@/lib/request-log"
import type { Session } from "@/lib/session-tokens"

/** Leaves a trace of somebody who is signed in and asked for what is only for those with a role. */
export function logForbidden(event: "page.refused" | "action.refused", { userId }: Session): void {
  logRequest({ level: "warn", event, requestId: newRequestId(), userId, code: "Forbidden" })
}
