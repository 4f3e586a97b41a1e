import { describe, expect, it } from "vitest"
import { describeTables } from "./describe-tables"
import { refuseUnknownTypes } from "./resource-types"
import type { Resource } from "./stack"
import { withoutTableManager } from "./table-manager"

const ids = { graphqlUrl: "http://127.0.0.1:1/graphql", userPoolId: "pool", userPoolClientId: "client" }

const aTable = (properties: Record<string, unknown> = {}, type = "AWS::DynamoDB::Table"): Resource => ({
  logicalId: "Orders",
  type,
  stack: "",
  properties: {
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    ...properties,
  },
})

describe("a table of the template", () => {
  it("is described without what has no effect on one machine", () => {
    const table = aTable({
      BillingMode: "PROVISIONED",
      ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
      StreamSpecification: { StreamViewType: "NEW_IMAGE" },
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      LocalSecondaryIndexes: [],
    })
    expect(describeTables([table])).toEqual([
      {
        TableName: "Orders",
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      },
    ])
  })

  it("has its own name and the spelling of CreateTable, also when Amplify's manager makes it", () => {
    const index = { indexName: "byDay", keySchema: [{ attributeName: "day", keyType: "HASH" }] }
    const properties = {
      tableName: "Order-api-NONE",
      globalSecondaryIndexes: [{ ...index, provisionedThroughput: {} }],
    }
    expect(describeTables([aTable(properties, "Custom::AmplifyDynamoDBTable")])).toMatchObject([
      {
        TableName: "Order-api-NONE",
        GlobalSecondaryIndexes: [{ IndexName: "byDay", KeySchema: [{ AttributeName: "day", KeyType: "HASH" }] }],
      },
    ])
  })

  it("is refused, by name, for what would answer otherwise when deployed", () => {
    expect(() => describeTables([aTable({ ImportSourceSpecification: {} })])).toThrow(
      "The table Orders has ImportSourceSpecification, which the local backend does not interpret.",
    )
  })
})

describe("Amplify's table manager", () => {
  const inStack = (stack: string, type: string, logicalId: string): Resource => ({
    stack,
    type,
    logicalId,
    properties: {},
  })
  const provider = inStack("/data/manager", "AWS::Lambda::Function", "OnEvent")
  const machine = inStack("/data/manager", "AWS::StepFunctions::StateMachine", "Waiter")
  const ServiceToken = "arn:aws:lambda:us-east-1:000000000000:function:OnEvent"
  const table = aTable({ ServiceToken }, "Custom::AmplifyDynamoDBTable")
  const left = (...resources: Resource[]) => withoutTableManager(resources, ids).map((resource) => resource.logicalId)

  it("is left out, and nothing else of the same types", () => {
    const role = inStack("/data/manager", "AWS::IAM::Role", "ManagerRole")
    const own = inStack("/function", "AWS::Lambda::Function", "Own")
    expect(left(table, provider, machine, role, own)).toEqual(["Orders", "Own"])
  })

  it("is not what another state machine is taken for", () => {
    const elsewhere = inStack("/data", "AWS::StepFunctions::StateMachine", "Workflow")
    const resources = withoutTableManager([table, provider, elsewhere], ids)
    expect(() => refuseUnknownTypes(resources)).toThrow("Workflow (AWS::StepFunctions::StateMachine)")
  })

  it("is not there without a table that it makes", () => {
    expect(left(aTable(), provider, machine)).toEqual(["Orders", "OnEvent", "Waiter"])
  })

  it("does not hide other things in its stack", () => {
    expect(left(table, provider, inStack("/data/manager", "AWS::SQS::Queue", "Jobs"))).toEqual(["Orders", "Jobs"])
  })
})
