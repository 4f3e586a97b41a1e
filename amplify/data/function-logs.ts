import { RemovalPolicy, Stack } from "aws-cdk-lib"
import type { CfnFunction } from "aws-cdk-lib/aws-lambda"
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs"
import type { backend } from "../backend"
import { requireRetention } from "./audit/retention"
import { AUDIT_RETENTION_MONTHS } from "./audit/retention-months"
import { changes } from "./changes"

type ChangeName = keyof typeof changes

/** Functions that change something, and the one that watches over the audit trail. */
export type LoggingFunctions = Pick<typeof backend, ChangeName | "reconcileAudit">

/**
 * The logs of the functions that alarms count in, as groups of their own: Lambda makes one only when a function runs for
 * the first time, keeps it for ever, and takes it along with the stack, whereas the reconciler's has the heads of the
 * audit trail's chains, without which a part of the trail that was cut off shows nowhere.
 */
export function keepFunctionLogs(functions: LoggingFunctions): { changes: LogGroup; reconciler: LogGroup } {
  const stack = Stack.of(functions.reconcileAudit.resources.lambda)
  const keep = (name: string, retention: RetentionDays) =>
    new LogGroup(stack, name, { retention, removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE })
  const logs = {
    changes: keep("ChangesLog", RetentionDays.ONE_YEAR),
    reconciler: keep("ReconcileAuditLog", asLongAsTheTrail(AUDIT_RETENTION_MONTHS)),
  }
  for (const name of Object.keys(changes) as ChangeName[]) {
    writeTo(logs.changes, functions[name].resources.cfnResources.cfnFunction)
  }
  writeTo(logs.reconciler, functions.reconcileAudit.resources.cfnResources.cfnFunction)
  return logs
}

function writeTo({ logGroupName }: LogGroup, cfnFunction: CfnFunction): void {
  cfnFunction.loggingConfig = { logGroup: logGroupName }
}

const LONGEST_MONTH_DAYS = 31

/** The shortest time that CloudWatch offers in which no event of the trail outlives the log of its heads. */
export function asLongAsTheTrail(retentionMonths: number | null): RetentionDays {
  const months = requireRetention(retentionMonths)
  if (months === null) return RetentionDays.INFINITE
  // The month of the event itself, and the days until DynamoDB gets to it.
  const days = (months + 2) * LONGEST_MONTH_DAYS
  const offered = Object.values(RetentionDays).filter((value) => typeof value === "number")
  return offered.sort((one, other) => one - other).find((each) => each >= days) ?? RetentionDays.INFINITE
}
