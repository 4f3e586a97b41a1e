import { RemovalPolicy } from "aws-cdk-lib"
import type { backend } from "../backend"
import { requireRetention } from "./audit/retention"

/** The models whose rows outlive everything: an audit trail that a redeployment could empty would prove nothing. */
const KEPT = ["AuditEvent"]

/**
 * Point-in-time recovery, protection from deletion, and a table that stays when the stack goes; all off by default. A
 * developer's sandbox can be deleted: Amplify takes its tables away with it, and a protected one would stop it half way.
 */
export function keepTables({ data }: Pick<typeof backend, "data">): void {
  const isSandbox = data.stack.node.tryGetContext("amplify-backend-type") === "sandbox"
  for (const model of KEPT) {
    const table = data.resources.cfnResources.amplifyDynamoDbTables[model]
    if (!table) throw new Error(`The model ${model} has no table that could be kept.`)
    table.pointInTimeRecoveryEnabled = true
    table.deletionProtectionEnabled = !isSandbox
    table.applyRemovalPolicy(RemovalPolicy.RETAIN)
    // Where they are kept for ever, an `expiresAt` that somebody writes past the API deletes nothing.
    if (requireRetention() !== null) table.timeToLiveAttribute = { attributeName: "expiresAt", enabled: true }
  }
}
