import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { createInterface } from "node:readline"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { TableDescription } from "../assembly/backend-description"
import { type LocalDynamoDB, startDynamoDB } from "."
import { A_TABLE, anItem } from "./testing/tables"

let folder: string
const opened: LocalDynamoDB[] = []
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), "tables-")), "dynamodb")
})
afterEach(async () => {
  for (const dynamodb of opened.splice(0)) await dynamodb.close()
  rmSync(path.dirname(folder), { recursive: true })
})

const account = { region: "us-east-1", accountId: "000000000000" }
const TABLE_ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/Orders"

async function open(options: { folder?: string; onProgress?(message: string): void } = {}, table = A_TABLE) {
  const dynamodb = await startDynamoDB({ ...account, ...options })
  opened.push(dynamodb)
  await dynamodb.deploy([table])
  return dynamodb
}
async function reopen(table: TableDescription, onProgress = (_: string) => {}) {
  await opened.pop()?.close()
  return open({ folder, onProgress }, table)
}

const put = (dynamodb: LocalDynamoDB, Item: object, more: object = {}) =>
  dynamodb.call("PutItem", { TableName: "Orders", Item, ...more })
const items = async (dynamodb: LocalDynamoDB) =>
  (await dynamodb.call("Scan", { TableName: "Orders" })).Items as ReturnType<typeof anItem>[]
const numbers = (found: unknown) => (found as ReturnType<typeof anItem>[]).map((item) => Number(item.n.N))
/** The items of an index whose first key is `value`. */
async function inIndex(dynamodb: LocalDynamoDB, IndexName: string, key: string, value: string) {
  const { Items } = await dynamodb.call("Query", {
    TableName: "Orders",
    IndexName,
    KeyConditionExpression: "#key = :value",
    ExpressionAttributeNames: { "#key": key },
    ExpressionAttributeValues: { ":value": { S: value } },
  })
  return numbers(Items).sort((a, b) => a - b)
}

describe("a table", () => {
  it("keeps its indexes in step with its items", async () => {
    const dynamodb = await open()
    for (const n of [1, 2, 3]) await put(dynamodb, anItem(n))
    expect([
      await inIndex(dynamodb, "byDay", "day", "monday"),
      await inIndex(dynamodb, "byState", "state", "paid"),
    ]).toEqual([[1, 2, 3], [3]])
    await put(dynamodb, anItem(3, { day: { S: "tuesday" }, state: { S: "sent" } }))
    await dynamodb.call("UpdateItem", {
      TableName: "Orders",
      Key: { shop: { S: "a" }, n: { N: "2" } },
      UpdateExpression: "SET #day = :day",
      ExpressionAttributeNames: { "#day": "day" },
      ExpressionAttributeValues: { ":day": { S: "tuesday" } },
    })
    await dynamodb.call("DeleteItem", { TableName: "Orders", Key: { shop: { S: "a" }, n: { N: "1" } } })
    expect(await inIndex(dynamodb, "byDay", "day", "monday")).toEqual([])
    expect(await inIndex(dynamodb, "byDay", "day", "tuesday")).toEqual([2, 3])
    expect(await inIndex(dynamodb, "byState", "state", "paid")).toEqual([])
    expect(await inIndex(dynamodb, "byState", "state", "sent")).toEqual([3])
  })

  it("lets one of many writers win, and changes nothing for the others", async () => {
    const dynamodb = await open()
    const free = { ConditionExpression: "attribute_not_exists(shop)" }
    const writers = Array.from({ length: 20 }, (_, writer) =>
      put(dynamodb, anItem(1, { by: { N: `${writer}` } }), free),
    )
    const outcomes = await Promise.allSettled(writers)
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { name: "ConditionalCheckFailedException", statusCode: 400 },
    })
    const winner = outcomes.findIndex(({ status }) => status === "fulfilled")
    expect(await items(dynamodb)).toEqual([anItem(1, { by: { N: `${winner}` } })])
    expect(await inIndex(dynamodb, "byDay", "day", "monday")).toEqual([1])
  })

  it("answers what DynamoDB refuses with DynamoDB's errors", async () => {
    const dynamodb = await open()
    await expect(put(dynamodb, { shop: { S: "a" } })).rejects.toMatchObject({
      name: "ValidationException",
      message: "One or more parameter values were invalid: Missing the key n in the item",
    })
    await expect(dynamodb.call("Scan", { TableName: "Others" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    })
    await expect(dynamodb.call("TransactWriteItems", {})).rejects.toMatchObject({ name: "UnknownOperationException" })
    expect(await items(dynamodb)).toEqual([])
  })

  it("does not change what it is given", async () => {
    const dynamodb = await open()
    const input = { TableName: "Orders", Item: anItem(1), Unknown: "left out" }
    const before = structuredClone(input)
    await dynamodb.call("PutItem", input)
    expect(input).toEqual(before)
  })
})

describe("a caller's policies", () => {
  const caller = (Resource: string, Action = "dynamodb:Query") => ({
    arn: "arn:aws:sts::000000000000:assumed-role/role/session",
    statements: [{ Effect: "Allow" as const, Action, Resource }],
  })
  const byDay = {
    TableName: "Orders",
    IndexName: "byDay",
    KeyConditionExpression: "#day = :day",
    ExpressionAttributeNames: { "#day": "day" },
    ExpressionAttributeValues: { ":day": { S: "monday" } },
  }

  it("decide operations, tables and indexes", async () => {
    const dynamodb = await open()
    await dynamodb.call("Query", byDay, caller(`${TABLE_ARN}/index/byDay`))
    const denied = {
      name: "AccessDeniedException",
      message: expect.stringContaining(`dynamodb:Query on resource: ${TABLE_ARN}/index/byDay`),
    }
    await expect(dynamodb.call("Query", byDay, caller(TABLE_ARN))).rejects.toMatchObject(denied)
    await expect(dynamodb.call("Query", byDay, caller("*", "dynamodb:Scan"))).rejects.toMatchObject(denied)
  })

  it("leave a table as it is when they refuse", async () => {
    const dynamodb = await open()
    const write = dynamodb.call("PutItem", { TableName: "Orders", Item: anItem(1) }, caller(TABLE_ARN))
    await expect(write).rejects.toMatchObject({ name: "AccessDeniedException" })
    expect(await items(dynamodb)).toEqual([])
  })
})

describe("tables on disk", () => {
  it("are there again after a restart, and nobody else's to read", async () => {
    const first = await open({ folder })
    await put(first, anItem(1))
    const second = await reopen(A_TABLE)
    expect(await items(second)).toEqual([anItem(1)])
    expect(await inIndex(second, "byDay", "day", "monday")).toEqual([1])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it("keep every item that was acknowledged when their process is killed, and no index tells of another", async () => {
    const script = path.join(import.meta.dirname, "testing", "put-forever.ts")
    const child = spawn(process.execPath, ["--import", "tsx", script, folder], { stdio: ["ignore", "pipe", "inherit"] })
    const ended = once(child, "exit")
    let acknowledged = 0
    const lines = createInterface({ input: child.stdout }).on("line", (line) => {
      acknowledged = Number(line)
      if (acknowledged === 200) child.kill("SIGKILL")
    })
    await Promise.all([ended, once(lines, "close")])
    const dynamodb = await open({ folder })
    const found = numbers(await items(dynamodb)).sort((a, b) => a - b)
    expect(acknowledged).toBeGreaterThanOrEqual(200)
    expect(found.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, index) => index + 1))
    expect(await inIndex(dynamodb, "byDay", "day", "monday")).toEqual(found)
    expect(await inIndex(dynamodb, "byState", "state", "paid")).toEqual(found.filter((n) => n % 3 === 0))
  })

  it("fill a new index from the items that are there, and forget one that is gone", async () => {
    const [byDay, byState] = A_TABLE.GlobalSecondaryIndexes as { IndexName: string }[]
    const first = await open({ folder }, { ...A_TABLE, GlobalSecondaryIndexes: [byDay] })
    for (const n of [1, 2, 3]) await put(first, anItem(n))
    const second = await reopen({ ...A_TABLE, GlobalSecondaryIndexes: [byState] })
    expect(await inIndex(second, "byState", "state", "paid")).toEqual([3])
    await expect(inIndex(second, "byDay", "day", "monday")).rejects.toMatchObject({ name: "ValidationException" })
    await put(second, anItem(4))
    // Were the old index kept, it would not tell of what was added meanwhile.
    const third = await reopen(A_TABLE)
    expect(await inIndex(third, "byDay", "day", "monday")).toEqual([1, 2, 3, 4])
    expect(await items(third)).toHaveLength(4)
  })

  it("lose all indexes with the definition that names none", async () => {
    await open({ folder })
    const { GlobalSecondaryIndexes: _, ...without } = A_TABLE
    const attributes = (A_TABLE.AttributeDefinitions as object[]).slice(0, 2)
    const second = await reopen({ ...without, TableName: "Orders", AttributeDefinitions: attributes })
    await expect(inIndex(second, "byDay", "day", "monday")).rejects.toMatchObject({ name: "ValidationException" })
  })

  it("start empty, and say so, when their key changed", async () => {
    const first = await open({ folder })
    await put(first, anItem(1))
    const said: string[] = []
    const [shop] = A_TABLE.KeySchema as object[]
    const second = await reopen({ ...A_TABLE, KeySchema: [shop] }, (message) => said.push(message))
    expect(await items(second)).toEqual([])
    expect(await inIndex(second, "byDay", "day", "monday")).toEqual([])
    expect(said).toEqual(["The key of the table Orders changed: it was made anew, without its items."])
  })

  it("are refused, with what to do, when they are damaged or in use", async () => {
    await open({ folder })
    await expect(startDynamoDB({ ...account, folder })).rejects.toThrow(
      /in use\. End the other local backend, or delete/,
    )
    await opened.pop()?.close()
    writeFileSync(path.join(folder, "CURRENT"), "nonsense")
    await expect(startDynamoDB({ ...account, folder })).rejects.toThrow("delete that folder and start again")
  })
})

describe("a definition that DynamoDB refuses", () => {
  it("is refused", async () => {
    const broken = { ...A_TABLE, AttributeDefinitions: [{ AttributeName: "shop", AttributeType: "S" }] }
    await expect(open({}, broken)).rejects.toMatchObject({ name: "ValidationException" })
  })
})
