import { readFile } from "node:fs/promises"
import { beforeAll, describe, expect, it } from "vitest"
import { LOG_ALARMS } from "../../amplify/data/alarms"
import { changes } from "../../amplify/data/changes"
import { readings } from "../../amplify/data/readings"
import { type Resource, synthesizeBranch } from "./synthesize-branch"

const RETENTION_FILE = "amplify/data/audit/retention-months.ts"
const RETENTION = "AUDIT_RETENTION_MONTHS: number | null = "
const TOPIC = "arn:aws:sns:eu-central-1:123456789012:alarms"

type Resources = Map<string, Resource>

/** As the source is, and with all that can be set. */
let resources: Resources
let withSettings: Resources
beforeAll(async () => {
  resources = await synthesizeBranch({ environment: { CONSOLE_LOG_GROUP: "/aws/amplify/d1234567890" } })
  withSettings = await synthesizeBranch({
    environment: { ALARM_TOPIC_ARN: TOPIC },
    edit: [RETENTION_FILE, `${RETENTION}null`, `${RETENTION}12`],
  })
}, 600_000)

const ofType = (type: string, among = resources) => [...among.entries()].filter(([, { Type }]) => Type === type)
const propertiesOf = (type: string, among = resources) => ofType(type, among).map(([, { Properties }]) => Properties)

/** A function by the name of its folder. */
function functionCalled(name: string): [logicalId: string, properties: Record<string, unknown>] {
  const [[logicalId, { Properties }] = ["", { Properties: {} }]] = ofType("AWS::Lambda::Function").filter(([, each]) =>
    JSON.stringify(each.Properties.Tags ?? []).includes(`"${name}"`),
  )
  return [logicalId, Properties]
}

/** The id of the log group that a function writes to. */
const logOf = (name: string) => {
  const { LoggingConfig } = functionCalled(name)[1] as { LoggingConfig?: { LogGroup?: { Ref?: string } } }
  return LoggingConfig?.LogGroup?.Ref ?? ""
}

interface Filter {
  FilterPattern: string
  LogGroupName: unknown
  MetricTransformations: [{ MetricName: string; MetricNamespace: unknown; MetricValue: string }]
}

const filters = (among = resources) => propertiesOf("AWS::Logs::MetricFilter", among) as unknown as Filter[]
const alarms = (among = resources) => propertiesOf("AWS::CloudWatch::Alarm", among)

describe("what is deployed for a branch", () => {
  it("keeps the audit trail: restored to any moment, not deleted, and left behind when the stack goes", () => {
    expect(resources.get("AuditEventTable")).toMatchObject({
      Type: "Custom::AmplifyDynamoDBTable",
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        deletionProtectionEnabled: true,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      },
    })
  })

  it("lets DynamoDB delete events only where that is set, and never what the guards remember", () => {
    const timeToLive = (among: Resources) =>
      ofType("Custom::AmplifyDynamoDBTable", among).map(([id, { Properties }]) => [
        ...[id, Properties.timeToLiveSpecification],
      ])
    expect(timeToLive(resources).sort()).toEqual([
      ["AuditEventTable", undefined],
      ["GuardStateTable", undefined],
    ])
    expect(timeToLive(withSettings).sort()).toEqual([
      ["AuditEventTable", { attributeName: "expiresAt", enabled: true }],
      ["GuardStateTable", undefined],
    ])
  })

  it("logs what the API refuses, and nothing of what was asked", () => {
    const [api] = propertiesOf("AWS::AppSync::GraphQLApi")
    expect(api?.LogConfig).toMatchObject({ FieldLogLevel: "ERROR", ExcludeVerboseContent: true })
  })

  it("leaves its logs behind when the stack goes, and those with the heads of the trail as long as the trail", () => {
    const groups = ofType("AWS::Logs::LogGroup")
    expect(groups.map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual(groups.map(() => "RetainExceptOnCreate"))
    const retention = Object.fromEntries(groups.map(([id, { Properties }]) => [id, Properties.RetentionInDays]))
    const log = logOf("reconcile-audit")
    expect(Object.keys(retention)).toContain(log)
    expect(retention[log]).toBeUndefined()
    for (const [id, days] of Object.entries(retention)) expect([id, days]).toEqual([id, id === log ? undefined : 365])
    expect(withSettings.get(log)?.Properties.RetentionInDays).toBe(545)
  })

  it("has a log for the functions that change something, apart from the reconciler's, written as text", () => {
    for (const name of ["disable-user", "delete-group", "create-user"]) expect(logOf(name)).toMatch(/^ChangesLog/)
    for (const name of ["list-users", "get-group"]) expect(logOf(name)).toMatch(/^ReadingsLog/)
    expect(logOf("describe-user-pool")).toMatch(/^DescribeUserPoolLog/)
    expect(logOf("reconcile-audit")).toMatch(/^ReconcileAuditLog/)
    const configured = propertiesOf("AWS::Lambda::Function").flatMap(({ LoggingConfig }) => LoggingConfig ?? [])
    // As text, which is what Lambda writes where nothing else is chosen, and what the patterns are made for.
    const own = configured.filter((config) => "LogGroup" in (config as object))
    expect(own.map((config) => Object.keys(config as object))).toEqual(own.map(() => ["LogGroup"]))
    expect(own).toHaveLength(Object.keys({ ...changes, ...readings }).length + 1)
  })

  it("counts every line that is logged as an error, in the log that it stands in, and raises an alarm for it", () => {
    const logs = {
      api: expect.stringMatching(/^ApiLog/),
      console: "/aws/amplify/d1234567890",
      changes: logOf("disable-user"),
      reconciler: logOf("reconcile-audit"),
    }
    const counted = filters().map(({ FilterPattern, LogGroupName, MetricTransformations: [{ MetricName }] }) => [
      ...[MetricName, FilterPattern],
      (LogGroupName as { Ref?: string }).Ref ?? LogGroupName,
    ])
    const table = Object.entries(LOG_ALARMS).map(([name, { log, pattern }]) => [name, pattern, logs[log]])
    expect(counted.sort()).toEqual(table.sort())
    for (const {
      MetricTransformations: [{ MetricName, MetricNamespace, MetricValue }],
    } of filters()) {
      expect(MetricValue).toBe("1")
      const { atLeast, minutes } = LOG_ALARMS[MetricName as keyof typeof LOG_ALARMS]
      expect(alarms().filter((alarm) => alarm.MetricName === MetricName)).toEqual([
        expect.objectContaining({
          ...{ Namespace: MetricNamespace, Statistic: "Sum", Period: minutes * 60, EvaluationPeriods: 1 },
          ...{ Threshold: atLeast, ComparisonOperator: "GreaterThanOrEqualToThreshold" },
          ...{ TreatMissingData: "notBreaching", AlarmDescription: expect.stringMatching(/^[A-Z].*\.$/) },
        }),
      ])
    }
  })

  it("counts for itself: another backend of the account has other metrics", () => {
    for (const { MetricTransformations } of filters()) {
      expect(JSON.stringify(MetricTransformations[0].MetricNamespace)).toContain('{"Ref":"AWS::StackName"}')
    }
  })

  it("raises an alarm when the reconciler does not run, or breaks off", () => {
    const [logicalId] = functionCalled("reconcile-audit")
    const Dimensions = [{ Name: "FunctionName", Value: { Ref: logicalId } }]
    const ofLambda = alarms().filter(({ Namespace }) => Namespace === "AWS/Lambda")
    expect(ofLambda).toHaveLength(2)
    expect(ofLambda).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ MetricName: "Invocations", Dimensions, Statistic: "Sum", Period: 30 * 60, EvaluationPeriods: 1 },
          ...{ Threshold: 1, ComparisonOperator: "LessThanThreshold", TreatMissingData: "breaching" },
        }),
        expect.objectContaining({
          ...{ MetricName: "Errors", Dimensions, Statistic: "Sum", EvaluationPeriods: 1, Threshold: 1 },
          ...{ ComparisonOperator: "GreaterThanOrEqualToThreshold", TreatMissingData: "notBreaching" },
        }),
      ]),
    )
  })

  it("tells a topic of every alarm, where one is named", () => {
    for (const alarm of alarms()) expect(alarm).not.toHaveProperty("AlarmActions")
    expect(alarms(withSettings)).toHaveLength(alarms().length - 1)
    for (const alarm of alarms(withSettings)) expect(alarm.AlarmActions).toEqual([TOPIC])
  })

  it("has as many alarms and metrics as docs/deploy.md reckons with", async () => {
    const deploy = await readFile("docs/deploy.md", "utf8")
    expect(deploy).toContain(
      `${alarms().length} [alarms](audit-trail.md#alarms) at $0.10, ${filters().length} metrics at $0.30`,
    )
  })

  it("counts no console's refusals where its log is not named", () => {
    expect(filters(withSettings).map(({ MetricTransformations: [{ MetricName }] }) => MetricName)).not.toContain(
      "ConsoleRefusals",
    )
  })
})
