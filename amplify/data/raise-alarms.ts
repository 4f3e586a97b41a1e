import { Aws, Duration, Stack } from "aws-cdk-lib"
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch"
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions"
import { FilterPattern, type ILogGroup, LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs"
import { Topic } from "aws-cdk-lib/aws-sns"
import type { backend } from "../backend"
import { alarmTopicArn } from "./alarm-topic"
import { type CountedLog, LOG_ALARMS, type LogAlarm } from "./alarms"
import { keepApiLog } from "./api-log"
import { keepFunctionLogs, type LoggingFunctions } from "./function-logs"

/** So long without a run, and the reconciler does not run any more: it should every five minutes. */
const RECONCILER_SILENT_FOR = Duration.minutes(30)

/**
 * Counts what nobody would see in a log, and raises an alarm for too many (`alarms.ts`): what is refused before any
 * function runs, and so is no event of the audit trail; changes that failed or were not written down; what the reconciler
 * finds; and a reconciler that does not run.
 *
 * Two things are named when the backend is deployed, each if it is there. `CONSOLE_LOG_GROUP`: the log group of the
 * console's server, Amplify Hosting's (`/aws/amplify/<app id>`), which exists once the console has been opened.
 * `ALARM_TOPIC_ARN`: the SNS topic, in the same region, that alarms go to; without it they are seen in CloudWatch only.
 */
export function raiseAlarms(functions: Pick<typeof backend, "data"> & LoggingFunctions): void {
  const logs: Readonly<Record<CountedLog, ILogGroup | undefined>> = {
    api: keepApiLog(functions.data),
    console: consoleLog(Stack.of(functions.data.resources.graphqlApi)),
    ...keepFunctionLogs(functions),
  }
  for (const [name, alarm] of Object.entries(LOG_ALARMS)) {
    const log = logs[alarm.log]
    if (log) raise(Stack.of(log), name, alarm, count(log, name, alarm))
  }
  watchReconciler(functions.reconcileAudit.resources.lambda)
}

function consoleLog(stack: Stack): ILogGroup | undefined {
  const name = process.env.CONSOLE_LOG_GROUP
  return name ? LogGroup.fromLogGroupName(stack, "ConsoleLog", name) : undefined
}

function count(logGroup: ILogGroup, name: string, { pattern, minutes }: LogAlarm): Metric {
  const filter = new MetricFilter(Stack.of(logGroup), `${name}Filter`, {
    logGroup,
    filterPattern: FilterPattern.literal(pattern),
    // The stack's name keeps the backends of one account apart.
    metricNamespace: `AdminConsole/${Aws.STACK_NAME}`,
    metricName: name,
  })
  return filter.metric({ statistic: "Sum", period: Duration.minutes(minutes) })
}

function raise(stack: Stack, name: string, { atLeast, description }: LogAlarm, metric: Metric): void {
  const alarm = new Alarm(stack, `${name}Alarm`, {
    metric,
    threshold: atLeast,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: description,
  })
  notify(alarm)
}

type Reconciler = LoggingFunctions["reconcileAudit"]["resources"]["lambda"]

/** By Lambda's own metrics: what does not run, or ends before its end, logs nothing. */
function watchReconciler(reconciler: Reconciler): void {
  const stack = Stack.of(reconciler)
  const silent = new Alarm(stack, "ReconcilerSilentAlarm", {
    metric: reconciler.metricInvocations({ statistic: "Sum", period: RECONCILER_SILENT_FOR }),
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
    alarmDescription: "The reconciler has not run: nobody watches over the audit trail. Look at its schedule.",
  })
  const aborted = new Alarm(stack, "ReconcilerAbortedAlarm", {
    metric: reconciler.metricErrors({ statistic: "Sum", period: Duration.minutes(15) }),
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: "The reconciler ended before its end: it ran out of time, or broke. Look at its log.",
  })
  for (const alarm of [silent, aborted]) notify(alarm)
}

function notify(alarm: Alarm): void {
  const arn = alarmTopicArn()
  if (arn) alarm.addAlarmAction(new SnsAction(Topic.fromTopicArn(alarm, "Topic", arn)))
}
