import { RemovalPolicy, Stack } from "aws-cdk-lib"
import { CfnRole, PolicyDocument, PolicyStatement } from "aws-cdk-lib/aws-iam"
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs"
import type { backend } from "../backend"
import { requireRetention } from "./audit/retention"
import { AUDIT_RETENTION_MONTHS } from "./audit/retention-months"
import { changes } from "./changes"
import { readings } from "./readings"
import { reconcileAudit } from "./reconcile-audit/resource"

/** Every function of the console. */
export type LoggingFunctions = Pick<typeof backend, keyof typeof changes | keyof typeof readings | "reconcileAudit">
type FunctionName = keyof LoggingFunctions

/** What a function needs to write into a log group that is there. */
const WRITES_ITS_LOG = ["logs:CreateLogStream", "logs:PutLogEvents"]

/**
 * The logs of the functions, as groups of their own: Lambda makes one only when a function runs for the first time, keeps
 * it for ever, and takes it along with the stack, whereas the reconciler's has the heads of the audit trail's chains,
 * without which a part of the trail that was cut off shows nowhere. Each function can write into its own, and no other: of
 * those that people call, none writes heads.
 */
export function keepFunctionLogs(functions: LoggingFunctions): Record<"changes" | "reconciler", LogGroup> {
  const { describeUserPool, ...others } = readings
  const keep = (name: string, retention: RetentionDays, writers: Partial<Record<FunctionName, unknown>>) => {
    const names = Object.keys(writers) as FunctionName[]
    const stack = Stack.of(functions[names[0] as FunctionName].resources.lambda)
    const log = new LogGroup(stack, name, { retention, removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE })
    for (const each of names) onlyTo(log, each, functions[each])
    return log
  }
  keep("ReadingsLog", RetentionDays.ONE_YEAR, others)
  // It stands in the stack of the pool, which must not wait for another's log.
  keep("DescribeUserPoolLog", RetentionDays.ONE_YEAR, { describeUserPool })
  return {
    changes: keep("ChangesLog", RetentionDays.ONE_YEAR, changes),
    reconciler: keep("ReconcileAuditLog", asLongAsTheTrail(AUDIT_RETENTION_MONTHS), { reconcileAudit }),
  }
}

/** By the role itself, and not by a policy beside it: there is no moment of a deployment in which nothing is written. */
function onlyTo(log: LogGroup, name: FunctionName, writer: LoggingFunctions[FunctionName]): void {
  const { cfnResources, lambda } = writer.resources
  const role = lambda.role?.node.defaultChild
  if (!(role instanceof CfnRole)) throw new Error(`The function ${name} has no role that could write its log.`)
  cfnResources.cfnFunction.loggingConfig = { logGroup: log.logGroupName }
  // CDK gives every function a policy of AWS's, with which it could write into any log of the account.
  role.addPropertyDeletionOverride("ManagedPolicyArns")
  const permission = new PolicyStatement({ actions: WRITES_ITS_LOG, resources: [log.logGroupArn] })
  role.policies = [{ policyName: "WriteLog", policyDocument: new PolicyDocument({ statements: [permission] }) }]
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
