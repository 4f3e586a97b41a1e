import { attributeOf, type DeployedIds } from "./attributes"
import type { Resource } from "./stack"

/** What Amplify's table manager is made of: functions, a state machine that waits for tables, and their roles. */
const PARTS = ["AWS::IAM::Policy", "AWS::IAM::Role", "AWS::Lambda::Function", "AWS::StepFunctions::StateMachine"]

/**
 * The resources without Amplify's table manager, which makes `Custom::AmplifyDynamoDBTable`s when they are deployed and
 * has nothing to do afterwards. The manager is the stack that holds the function which such a table names as its
 * `ServiceToken`; a state machine anywhere else is not left out.
 */
export function withoutTableManager(resources: readonly Resource[], ids: DeployedIds): Resource[] {
  const tables = resources.filter((resource) => resource.type === "Custom::AmplifyDynamoDBTable")
  const providers = new Set(tables.map((table) => table.properties.ServiceToken))
  const isProvider = (resource: Resource) =>
    resource.type === "AWS::Lambda::Function" && providers.has(attributeOf(resource, "Arn", ids))
  const managers = new Set(resources.filter(isProvider).map((resource) => resource.stack))
  return resources.filter((resource) => !(managers.has(resource.stack) && PARTS.includes(resource.type)))
}
