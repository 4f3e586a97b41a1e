import { defineFunction } from "@aws-amplify/backend"

/** Ends what changes have left open, and watches over the audit trail. The next run begins when this one has ended. */
export const reconcileAudit = defineFunction({
  name: "reconcile-audit",
  runtime: 22,
  timeoutSeconds: 240,
  schedule: "every 5m",
})
