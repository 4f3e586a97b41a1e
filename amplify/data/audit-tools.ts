import { appsyncAuditStore } from "./audit/appsync-audit-store"
import type { AuditTools } from "./audit/record-change"
import { log } from "./log"

/** The audit trail of this backend, and the world around it. */
export const auditTools = (): AuditTools => ({
  store: appsyncAuditStore,
  now: Date.now,
  random: Math.random,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  log,
})
