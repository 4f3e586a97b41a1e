import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib"
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch"
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { FilterPattern, type ILogGroup, LogGroup, MetricFilter, RetentionDays } from "aws-cdk-lib/aws-logs"
import type { backend } from "../backend"

/** So many refusals within five minutes are no slip of the hand. */
const REFUSALS = 20

const NAMESPACE = "AdminConsole"

/**
 * Counts what is refused before any function runs, and so is no event of the audit trail, and raises an alarm for too
 * many: what AppSync refuses, from its own log; what the console's pages and actions refuse, from the log of its server.
 *
 * The server's log group is Amplify Hosting's (`/aws/amplify/<app id>`) and exists once the console has been opened; name
 * it in `CONSOLE_LOG_GROUP` when the backend is deployed. Where the alarms should go is yours to add.
 */
export function countRefusals({ data }: Pick<typeof backend, "data">): void {
  const stack = Stack.of(data.resources.graphqlApi)
  const api = keepApiLog(stack, data.resources.cfnResources.cfnGraphqlApi)
  raise(stack, "ApiRefusals", count(stack, "ApiRefusals", api, FilterPattern.literal('"Not Authorized to access"')))

  const consoleGroup = process.env.CONSOLE_LOG_GROUP
  if (!consoleGroup) return
  const group = LogGroup.fromLogGroupName(stack, "ConsoleLog", consoleGroup)
  raise(
    stack,
    "ConsoleRefusals",
    count(stack, "ConsoleRefusals", group, FilterPattern.literal('{ $.event = "*.refused" }')),
  )
}

type Api = (typeof backend)["data"]["resources"]["cfnResources"]["cfnGraphqlApi"]

/** Fields that failed, and nothing of what was asked or answered. */
function keepApiLog(stack: Stack, api: Api): LogGroup {
  const group = new LogGroup(stack, "ApiLog", {
    logGroupName: `/aws/appsync/apis/${api.attrApiId}`,
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  })
  const role = new Role(stack, "ApiLogRole", { assumedBy: new ServicePrincipal("appsync.amazonaws.com") })
  role.addToPolicy(
    new PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [group.logGroupArn],
    }),
  )
  api.logConfig = { fieldLogLevel: "ERROR", excludeVerboseContent: true, cloudWatchLogsRoleArn: role.roleArn }
  return group
}

function count(
  stack: Stack,
  name: string,
  logGroup: ILogGroup,
  filterPattern: ReturnType<typeof FilterPattern.literal>,
) {
  const filter = new MetricFilter(stack, `${name}Filter`, {
    logGroup,
    filterPattern,
    metricNamespace: NAMESPACE,
    metricName: name,
  })
  return filter.metric({ statistic: "Sum", period: Duration.minutes(5) })
}

function raise(stack: Stack, name: string, metric: Metric): void {
  new Alarm(stack, `${name}Alarm`, {
    metric,
    threshold: REFUSALS,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription:
      "Somebody is trying what they may not do. Look at the log that this counts, and at the audit trail.",
  })
}
