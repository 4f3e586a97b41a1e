import { isAllowed } from "../iam/policy"
import { attributeOf, type DeployedIds } from "./attributes"
import type { ScheduleDescription } from "./backend-description"
import { describeRole } from "./describe-role"
import { friendlyName } from "./friendly-name"
import type { Resource } from "./stack"

/** What EventBridge does of a schedule is done here but for these: a run that fails is not repeated here. */
const SCHEDULE_PROPERTIES = [
  "Description",
  "FlexibleTimeWindow",
  "GroupName",
  "Name",
  "ScheduleExpression",
  "ScheduleExpressionTimezone",
  "State",
  "Target",
]
const SCHEDULE_TARGET_PROPERTIES = ["Arn", "Input", "RetryPolicy", "RoleArn"]
const RULE_PROPERTIES = ["Description", "EventBusName", "Name", "ScheduleExpression", "State", "Tags", "Targets"]
const RULE_TARGET_PROPERTIES = ["Arn", "Id", "Input", "RetryPolicy"]

/** A schedule before it has a name. */
type Unnamed = Omit<ScheduleDescription, "name">

/**
 * Describes what invokes functions at their times: schedules (what Amplify makes of `defineFunction({ schedule })`) and
 * rules of EventBridge. Each is called by its function's name, and numbered where a function has several.
 *
 * Throws, naming the resource, for what would run otherwise when deployed, and for what may not invoke its function.
 */
export function describeSchedules(resources: readonly Resource[], ids: DeployedIds): ScheduleDescription[] {
  const schedules = resources.flatMap((resource) => {
    if (resource.type === "AWS::Scheduler::Schedule") return describeSchedule(resource, resources, ids)
    return resource.type === "AWS::Events::Rule" ? describeRule(resource, resources, ids) : []
  })
  const names = schedules.map((schedule) => functionName(schedule.functionArn, resources, ids))
  return schedules.map((schedule, index) => {
    const name = names[index] ?? ""
    const number = names.slice(0, index + 1).filter((other) => other === name).length
    const isOnly = names.filter((other) => other === name).length === 1
    return { ...schedule, name: isOnly ? name : `${name}-${number}` }
  })
}

function describeSchedule(resource: Resource, resources: readonly Resource[], ids: DeployedIds): Unnamed[] {
  const { logicalId, properties } = resource
  refuseUnknown(logicalId, properties, SCHEDULE_PROPERTIES)
  const target = properties.Target as Record<string, unknown>
  refuseUnknown(logicalId, target, SCHEDULE_TARGET_PROPERTIES)
  const functionArn = String(target.Arn)
  const role = describeRole(String(target.RoleArn).split("/").at(-1) ?? "", resources)
  if (!isAllowed(role.statements, "lambda:InvokeFunction", functionArn)) {
    throw new Error(`The role ${role.name} of ${logicalId} may not invoke its function.`)
  }
  if (properties.State === "DISABLED") return []
  return [
    {
      functionArn,
      expression: String(properties.ScheduleExpression),
      timezone: String(properties.ScheduleExpressionTimezone ?? "UTC"),
      arn: String(attributeOf(resource, "Arn", ids)),
      service: "aws.scheduler",
      ...inputOf(logicalId, target),
    },
  ]
}

function describeRule(resource: Resource, resources: readonly Resource[], ids: DeployedIds): Unnamed[] {
  const { logicalId, properties } = resource
  refuseUnknown(logicalId, properties, RULE_PROPERTIES)
  const arn = String(attributeOf(resource, "Arn", ids))
  const permissions = resources.filter(({ type }) => type === "AWS::Lambda::Permission").map((it) => it.properties)
  return (properties.Targets as Record<string, unknown>[]).flatMap((target) => {
    refuseUnknown(logicalId, target, RULE_TARGET_PROPERTIES)
    const functionArn = String(target.Arn)
    const permitted = permissions.some(
      ({ FunctionName, Principal, SourceArn }) =>
        FunctionName === functionArn && Principal === "events.amazonaws.com" && (SourceArn ?? arn) === arn,
    )
    if (!permitted) throw new Error(`No permission lets ${logicalId} invoke its function.`)
    if (properties.State === "DISABLED") return []
    const expression = String(properties.ScheduleExpression)
    return [{ functionArn, expression, timezone: "UTC", arn, service: "aws.events", ...inputOf(logicalId, target) }]
  })
}

function refuseUnknown(logicalId: string, given: Record<string, unknown>, known: readonly string[]): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key))
  if (unknown) throw new Error(`${logicalId} has ${unknown}, which the local backend does not interpret.`)
}

function inputOf(logicalId: string, { Input }: Record<string, unknown>): { input?: unknown } {
  if (Input === undefined) return {}
  if (String(Input).includes("<aws.scheduler.")) {
    throw new Error(`The input of ${logicalId} asks for what EventBridge knows of a run, which is not there locally.`)
  }
  return { input: JSON.parse(String(Input)) }
}

function functionName(arn: string, resources: readonly Resource[], ids: DeployedIds): string {
  const found = resources.find(
    (resource) => resource.type === "AWS::Lambda::Function" && attributeOf(resource, "Arn", ids) === arn,
  )
  if (!found) throw new Error(`A schedule has the target ${arn}; the local backend invokes its own functions only.`)
  return friendlyName(found)
}
