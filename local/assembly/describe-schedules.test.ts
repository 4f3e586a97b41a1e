import { describe, expect, it } from "vitest"
import { describeSchedules } from "./describe-schedules"
import { refuseUnknownTypes } from "./resource-types"
import type { Resource } from "./stack"

const ids = { graphqlUrl: "http://127.0.0.1:1/graphql", userPoolId: "pool", userPoolClientId: "client" }
const FUNCTION_ARN = "arn:aws:lambda:us-east-1:000000000000:function:Sweep"
const RULE_ARN = "arn:aws:events:us-east-1:000000000000:rule/Hourly"

const aResource = (type: string, logicalId: string, properties: Record<string, unknown> = {}): Resource => ({
  type,
  logicalId,
  stack: "",
  properties,
})
const sweep = aResource("AWS::Lambda::Function", "Sweep", { Tags: [{ Key: "amplify:friendly-name", Value: "sweep" }] })
const role = aResource("AWS::IAM::Role", "SchedulerRole")
const policy = aResource("AWS::IAM::Policy", "MayInvoke", {
  PolicyName: "MayInvoke",
  Roles: ["SchedulerRole"],
  PolicyDocument: { Statement: [{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: FUNCTION_ARN }] },
})
const target = { Arn: FUNCTION_ARN, RoleArn: "arn:aws:iam::000000000000:role/SchedulerRole" }
const aSchedule = (change: Record<string, unknown> = {}, logicalId = "Nightly") =>
  aResource("AWS::Scheduler::Schedule", logicalId, {
    ScheduleExpression: "cron(0 3 * * ? *)",
    ScheduleExpressionTimezone: "Europe/Berlin",
    State: "ENABLED",
    FlexibleTimeWindow: { Mode: "OFF" },
    Target: target,
    ...change,
  })
const aRule = (change: Record<string, unknown> = {}) =>
  aResource("AWS::Events::Rule", "Hourly", {
    ScheduleExpression: "rate(1 hour)",
    State: "ENABLED",
    Targets: [{ Arn: FUNCTION_ARN, Id: "Target0" }],
    ...change,
  })
const permission = aResource("AWS::Lambda::Permission", "LetRuleInvoke", {
  Action: "lambda:InvokeFunction",
  FunctionName: FUNCTION_ARN,
  Principal: "events.amazonaws.com",
  SourceArn: RULE_ARN,
})
const all = (...own: Resource[]) => describeSchedules([sweep, role, policy, ...own], ids)

describe("what runs functions at their times", () => {
  it("is a schedule, named after its function", () => {
    expect(all(aSchedule())).toEqual([
      {
        name: "sweep",
        functionArn: FUNCTION_ARN,
        expression: "cron(0 3 * * ? *)",
        timezone: "Europe/Berlin",
        arn: "arn:aws:scheduler:us-east-1:000000000000:schedule/default/Nightly",
        service: "aws.scheduler",
      },
    ])
  })

  it("is a rule of EventBridge that a permission lets in", () => {
    expect(all(aRule(), permission)).toEqual([
      {
        name: "sweep",
        functionArn: FUNCTION_ARN,
        expression: "rate(1 hour)",
        timezone: "UTC",
        arn: RULE_ARN,
        service: "aws.events",
      },
    ])
  })

  it("is numbered where a function has several, and takes an input", () => {
    const second = aSchedule({ Target: { ...target, Input: '{"deep":true}' } }, "Weekly")
    expect(all(aSchedule(), second)).toMatchObject([{ name: "sweep-1" }, { name: "sweep-2", input: { deep: true } }])
  })

  it("is numbered where two functions have one name", () => {
    const twin = { ...sweep, logicalId: "SweepElsewhere" }
    const everything = { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: "*" }
    const open = { ...policy, properties: { ...policy.properties, PolicyDocument: { Statement: everything } } }
    const second = aSchedule({ Target: { ...target, Arn: `${FUNCTION_ARN}Elsewhere` } }, "Weekly")
    const found = describeSchedules([sweep, twin, role, open, aSchedule(), second], ids)
    expect(found.map(({ name, functionArn }) => [name, functionArn])).toEqual([
      ["sweep-1", FUNCTION_ARN],
      ["sweep-2", `${FUNCTION_ARN}Elsewhere`],
    ])
  })

  it("is none that is disabled", () => {
    expect(all(aSchedule({ State: "DISABLED" }), aRule({ State: "DISABLED" }), permission)).toEqual([])
  })

  it.each<[string, Resource[], string]>([
    ["a start date", [aSchedule({ StartDate: "2030-01-01" })], "Nightly has StartDate"],
    ["a queue for what fails", [aSchedule({ Target: { ...target, DeadLetterConfig: {} } })], "has DeadLetterConfig"],
    [
      "an input made of the run",
      [aSchedule({ Target: { ...target, Input: '"<aws.scheduler.execution-id>"' } })],
      "input of Nightly",
    ],
    [
      "a role that may not invoke",
      [aSchedule({ Target: { ...target, Arn: `${FUNCTION_ARN}2` } })],
      "SchedulerRole of Nightly may not",
    ],
    ["a pattern of events", [aRule({ EventPattern: {} }), permission], "Hourly has EventPattern"],
    ["a rule without permission", [aRule()], "No permission lets Hourly invoke"],
    [
      "a rule with another's permission",
      [aRule(), { ...permission, properties: { ...permission.properties, SourceArn: "other" } }],
      "No permission",
    ],
  ])("is refused, by name, with %s", (_, resources, message) => {
    expect(() => all(...resources)).toThrow(message)
  })

  it("is refused for a target that is no function of the backend", () => {
    const queue = "arn:aws:sqs:us-east-1:000000000000:jobs"
    const open = {
      ...policy,
      properties: {
        ...policy.properties,
        PolicyDocument: { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
      },
    }
    expect(() => describeSchedules([role, open, aSchedule({ Target: { ...target, Arn: queue } })], ids)).toThrow(queue)
  })
})

describe("what only watches or tells", () => {
  it("is taken as having no effect here", () => {
    const types = [
      "AWS::CloudWatch::Alarm",
      "AWS::Logs::LogGroup",
      "AWS::Logs::MetricFilter",
      "AWS::SNS::Subscription",
      "AWS::SNS::Topic",
      "AWS::SNS::TopicPolicy",
    ]
    expect(() => refuseUnknownTypes(types.map((type) => aResource(type, "it")))).not.toThrow()
  })
})
