import { a } from "@aws-amplify/backend"

/** What the API keeps itself; the keys of a table cannot be changed once it is deployed. */
export const models = {
  /** One line of the audit trail (`audit/audit-event.ts`): written once, never changed. */
  AuditEvent: a
    .model({
      /** `<yyyy-mm>#<0..15>`: events are chained, each with the hash of the one before it. */
      chain: a.string().required(),
      seq: a.integer().required(),
      requestId: a.string().required(),
      /** intent, outcome */
      kind: a.string().required(),
      at: a.string().required(),
      month: a.string().required(),
      actor: a.string().required(),
      target: a.string().required(),
      action: a.string().required(),
      /** done, refused, failed, unknown; an intent has none. */
      outcome: a.string(),
      version: a.integer().required(),
      /** Canonical JSON, exactly what is hashed. A string: AWSJSON does not come back as it went in. */
      record: a.string().required(),
      hash: a.string().required(),
      /** When DynamoDB may delete it, where the trail is not kept for ever (`audit/retention.ts`). No part of the record. */
      expiresAt: a.timestamp(),
    })
    .identifier(["chain", "seq"])
    .secondaryIndexes((index) => [
      index("month").sortKeys(["at"]).queryField("auditEventsByMonth"),
      index("actor").sortKeys(["at"]).queryField("auditEventsByActor"),
      index("target").sortKeys(["at"]).queryField("auditEventsByTarget"),
      index("action").sortKeys(["at"]).queryField("auditEventsByAction"),
      index("outcome").sortKeys(["at"]).queryField("auditEventsByOutcome"),
    ])
    .disableOperations(["update", "delete", "subscriptions"]),

  /** What a guard has to remember between two calls (`guards/`); changed only under the condition of its version. */
  GuardState: a
    .model({ name: a.string().required(), version: a.integer().required(), state: a.string().required() })
    .identifier(["name"])
    .disableOperations(["list", "delete", "subscriptions"]),
}
