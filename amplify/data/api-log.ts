import { RemovalPolicy, Stack } from "aws-cdk-lib"
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs"
import type { backend } from "../backend"

/** Lets the API log the fields that failed, and nothing of what was asked or answered. */
export function keepApiLog({ resources }: (typeof backend)["data"]): LogGroup {
  const stack = Stack.of(resources.graphqlApi)
  const api = resources.cfnResources.cfnGraphqlApi
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
