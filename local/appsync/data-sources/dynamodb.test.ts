import { randomBytes } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type LocalDynamoDB, startDynamoDB } from "../../dynamodb"
import { A_TABLE, type anItem } from "../../dynamodb/testing/tables"
import { sealer } from "../../seal"
import { dynamodbDataSource, type TableAccess } from "./dynamodb"

let dynamodb: LocalDynamoDB
let asked: { operation: string; input: Record<string, unknown> }[] = []
beforeAll(async () => {
  dynamodb = await startDynamoDB({ region: "us-east-1", accountId: "000000000000" })
  await dynamodb.deploy([A_TABLE])
})
beforeEach(async () => {
  for (const { shop, n } of (await scan()) as ReturnType<typeof anItem>[]) {
    await dynamodb.call("DeleteItem", { TableName: "Orders", Key: { shop, n } })
  }
  asked = []
})
afterAll(() => dynamodb.close())

const table: TableAccess = {
  tableName: "Orders",
  sealer: sealer(randomBytes(32)),
  call: (operation, input) => {
    asked.push({ operation, input: input as Record<string, unknown> })
    return dynamodb.call(operation, input)
  },
}
const source = dynamodbDataSource(table)
const ask = (operation: string, request: object = {}) => source({ version: "2018-05-29", operation, ...request })
const scan = async () => (await dynamodb.call("Scan", { TableName: "Orders" })).Items as object[]

const key = (n: number) => ({ shop: { S: "a" }, n: { N: String(n) } })
const isNew = { expression: "attribute_not_exists(#shop)", expressionNames: { "#shop": "shop" } }
const CONDITION_FAILED = { type: "DynamoDB:ConditionalCheckFailedException" }

describe("the DynamoDB data source", () => {
  it("gives items as plain JSON, sets as lists", async () => {
    const attributeValues = {
      text: { S: "t" },
      none: { NULL: true },
      yes: { BOOL: true },
      names: { SS: ["x", "y"] },
      sizes: { NS: ["1", "2.5"] },
      bytes: { B: "AQI=" },
      nested: { M: { list: { L: [{ N: "1" }, { M: {} }] } } },
    }
    const item = {
      shop: "a",
      n: 1,
      text: "t",
      none: null,
      yes: true,
      names: ["x", "y"],
      sizes: [1, 2.5],
      bytes: "AQI=",
      nested: { list: [1, {}] },
    }
    expect(await ask("PutItem", { key: key(1), attributeValues })).toEqual(item)
    expect(await ask("GetItem", { key: key(1) })).toEqual(item)
    expect(await ask("GetItem", { key: key(2) })).toBeNull()
  })

  it("passes on what a read asks for", async () => {
    await ask("PutItem", { key: key(1), attributeValues: { day: { S: "monday" }, by: { S: "me" } } })
    const projection = { expression: "#by", expressionNames: { "#by": "by" } }
    expect(await ask("GetItem", { key: key(1), consistentRead: true, projection })).toEqual({ by: "me" })
    expect(asked.at(-1)?.input).toMatchObject({ ConsistentRead: true })
    const query = { expression: "shop = :shop", expressionValues: { ":shop": { S: "a" } } }
    const filter = {
      expression: "#by = :by",
      expressionNames: { "#by": "by" },
      expressionValues: { ":by": { S: "you" } },
    }
    const page = await ask("Query", {
      query,
      filter,
      consistentRead: true,
      scanIndexForward: false,
      limit: 5,
      index: null,
    })
    expect(page).toEqual({ items: [], nextToken: null, scannedCount: 1 })
    expect(asked.at(-1)?.input).toMatchObject({ ConsistentRead: true, ScanIndexForward: false, Limit: 5 })
    await expect(ask("Query", { query, index: "byDay", consistentRead: true })).rejects.toMatchObject({
      message: expect.stringMatching(/^Consistent reads are not supported on global secondary indexes \(Service: /),
      type: "DynamoDB:DynamoDbException",
    })
  })

  it("gives the changed item of an update and the former one of a deletion", async () => {
    await ask("PutItem", { key: key(1), attributeValues: { day: { S: "monday" }, by: { S: "me" } } })
    const update = {
      expression: "SET #day = :day REMOVE #by",
      expressionNames: { "#day": "day", "#by": "by" },
      expressionValues: { ":day": { S: "tuesday" } },
    }
    const names = { expressionNames: { "#by": "by" } }
    const condition = { ...names, expression: "#by = :by", expressionValues: { ":by": { S: "me" } } }
    expect(await ask("UpdateItem", { key: key(1), update, condition })).toEqual({ shop: "a", n: 1, day: "tuesday" })
    await expect(ask("UpdateItem", { key: key(1), update, condition })).rejects.toMatchObject(CONDITION_FAILED)
    await expect(ask("DeleteItem", { key: key(1), condition })).rejects.toMatchObject(CONDITION_FAILED)
    expect(await scan()).toEqual([{ ...key(1), day: { S: "tuesday" } }])
    expect(await ask("DeleteItem", { key: key(1) })).toEqual({ shop: "a", n: 1, day: "tuesday" })
    expect(await ask("DeleteItem", { key: key(1) })).toBeNull()
  })

  it("takes an item that is already there, exactly so, as put", async () => {
    const put = (by: string, condition: object = isNew) =>
      ask("PutItem", { key: key(1), attributeValues: { by: { S: by } }, condition })
    await put("me")
    expect(await put("me")).toEqual({ shop: "a", n: 1, by: "me" })
    await expect(put("you")).rejects.toMatchObject(CONDITION_FAILED)
    expect(await put("you", { ...isNew, equalsIgnore: ["by"] })).toMatchObject({ by: "you" })
    expect(await scan()).toEqual([{ ...key(1), by: { S: "me" } }])
  })

  it("fails where another change lost, when it cannot read what is there", async () => {
    await ask("PutItem", { key: key(1), attributeValues: { by: { S: "me" } } })
    dynamodb.control.set({ faults: [{ operation: "GetItem" }] })
    const again = ask("PutItem", { key: key(1), attributeValues: { by: { S: "me" } }, condition: isNew })
    await expect(again).rejects.toMatchObject({ type: "DynamoDB:InternalServerErrorException" })
    dynamodb.control.reset()
  })

  it.each<[string, object, RegExp]>([
    ["BatchPutItem", { tables: {} }, /BatchPutItem/],
    ["TransactWriteItems", {}, /TransactWriteItems/],
    ["Sync", {}, /Sync/],
    ["PutItem", { key: key(1), attributeValues: {}, _version: 1 }, /_version/],
    ["PutItem", { key: key(1), attributeValues: {}, customPartitionKey: "x" }, /customPartitionKey/],
    [
      "PutItem",
      { key: key(1), attributeValues: {}, condition: { ...isNew, conditionalCheckFailedHandler: {} } },
      /conditionalCheckFailedHandler/,
    ],
    ["Scan", { totalSegments: 2 }, /totalSegments/],
    ["Query", {}, /query/],
  ])("refuses %s, naming it, without asking the table", async (operation, request, named) => {
    await expect(ask(operation, request)).rejects.toMatchObject({
      message: expect.stringMatching(named),
      errorType: "MappingTemplate",
    })
    expect(asked).toEqual([])
  })

  it("refuses a request of a version that there is not", async () => {
    await expect(source({ operation: "Scan" })).rejects.toMatchObject({ errorType: "MappingTemplate" })
    await expect(source(null)).rejects.toMatchObject({ errorType: "MappingTemplate" })
    expect(asked).toEqual([])
  })
})
