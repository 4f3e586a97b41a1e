import { randomUUID } from "node:crypto"
import { DynamoDBError } from "../../dynamodb/errors"
import type { Sealer } from "../../seal"
import { type AttributeValue, fromAttributeMap } from "../vtl/dynamodb-values"
import { isEqual } from "../vtl/values"
import { type DataSource, DataSourceError } from "./data-source"
import { type DynamoDBRequest, parseDynamoDBRequest } from "./dynamodb-request"

type Item = Record<string, AttributeValue>
type Output = Record<string, unknown>

export interface TableAccess {
  tableName: string
  /** Runs an operation of DynamoDB's API under the data source's own role. Throws `DynamoDBError`. */
  call(operation: string, input: object): Promise<Output>
  /** Seals the tokens of pages. */
  sealer: Sealer
}

type Request<Operation extends DynamoDBRequest["operation"]> = Extract<DynamoDBRequest, { operation: Operation }>

/**
 * The `AMAZON_DYNAMODB` data source ("Resolver mapping template reference for DynamoDB", AppSync developer guide), but
 * for batches and transactions.
 */
export function dynamodbDataSource(table: TableAccess): DataSource {
  return async (given) => {
    const request = parseDynamoDBRequest(given)
    try {
      return await run(table, request)
    } catch (error) {
      throw error instanceof DynamoDBError ? asDataSourceError(error) : error
    }
  }
}

function run(table: TableAccess, request: DynamoDBRequest): Promise<unknown> {
  switch (request.operation) {
    case "GetItem":
      return getItem(table, request)
    case "PutItem":
      return putItem(table, request)
    case "UpdateItem":
      return updateItem(table, request)
    case "DeleteItem":
      return deleteItem(table, request)
    case "Query":
    case "Scan":
      return readPage(table, request)
  }
}

async function getItem({ tableName, call }: TableAccess, { key, consistentRead, projection }: Request<"GetItem">) {
  const { Item } = await call("GetItem", {
    TableName: tableName,
    Key: key,
    ConsistentRead: consistentRead,
    ProjectionExpression: projection?.expression,
    ...placeholders(projection),
  })
  return plain(Item)
}

async function putItem(table: TableAccess, { key, attributeValues, condition }: Request<"PutItem">) {
  const Item = { ...attributeValues, ...key }
  try {
    await table.call("PutItem", {
      TableName: table.tableName,
      Item,
      ConditionExpression: condition?.expression,
      ...placeholders(condition),
    })
  } catch (error) {
    if ((error as Error).name !== "ConditionalCheckFailedException") throw error
    if (!(await isAlreadyThere(table, key, Item, condition?.equalsIgnore))) throw error
  }
  return plain(Item)
}

/**
 * "If the resolver can determine that the current value in DynamoDB matches the desired result, it treats the operation
 * as if it succeeded anyway" ("Condition expressions", AppSync developer guide).
 */
async function isAlreadyThere({ tableName, call }: TableAccess, Key: Item, wanted: Item, equalsIgnore: string[] = []) {
  const { Item } = await call("GetItem", { TableName: tableName, Key, ConsistentRead: true })
  const compared = (item: Item | undefined) =>
    item && Object.fromEntries(Object.entries(item).filter(([name]) => !equalsIgnore.includes(name)))
  return isEqual(compared(Item as Item | undefined), compared(wanted))
}

async function updateItem({ tableName, call }: TableAccess, { key, update, condition }: Request<"UpdateItem">) {
  const { Attributes } = await call("UpdateItem", {
    TableName: tableName,
    Key: key,
    UpdateExpression: update.expression,
    ConditionExpression: condition?.expression,
    ...placeholders(update, condition),
    ReturnValues: "ALL_NEW",
  })
  return plain(Attributes)
}

async function deleteItem({ tableName, call }: TableAccess, { key, condition }: Request<"DeleteItem">) {
  const { Attributes } = await call("DeleteItem", {
    TableName: tableName,
    Key: key,
    ConditionExpression: condition?.expression,
    ...placeholders(condition),
    ReturnValues: "ALL_OLD",
  })
  return plain(Attributes)
}

async function readPage({ tableName, call, sealer }: TableAccess, request: Request<"Query" | "Scan">) {
  const { operation, index, limit, consistentRead, filter, projection, select, nextToken } = request
  const query = request.operation === "Query" ? request.query : undefined
  const scanIndexForward = request.operation === "Query" ? request.scanIndexForward : undefined
  // A token is good for the very question that it came from, however many items a page has.
  const question = `page ${JSON.stringify([tableName, operation, index, query, filter, scanIndexForward])}`
  const ExclusiveStartKey = nextToken === undefined ? undefined : sealer.open(question, nextToken)
  if (nextToken !== undefined && ExclusiveStartKey === undefined) throw invalidPageToken()
  const { Items, LastEvaluatedKey, ScannedCount } = await call(operation, {
    TableName: tableName,
    IndexName: index,
    KeyConditionExpression: query?.expression,
    FilterExpression: filter?.expression,
    ProjectionExpression: projection?.expression,
    ...placeholders(query, filter, projection),
    Limit: limit,
    ScanIndexForward: scanIndexForward,
    ConsistentRead: consistentRead,
    Select: select,
    ExclusiveStartKey,
  })
  return {
    items: (Items as Item[]).map(fromAttributeMap),
    nextToken: LastEvaluatedKey === undefined ? null : sealer.seal(question, LastEvaluatedKey),
    scannedCount: ScannedCount,
  }
}

interface Expression {
  expressionNames?: Record<string, string> | undefined
  expressionValues?: Item | undefined
}

/** DynamoDB takes the names and values of all expressions of a call together, and refuses empty ones. */
function placeholders(...expressions: (Expression | undefined)[]) {
  const names = Object.assign({}, ...expressions.map((it) => it?.expressionNames))
  const values = Object.assign({}, ...expressions.map((it) => it?.expressionValues))
  return {
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  }
}

const plain = (item: unknown) => (item === undefined ? null : fromAttributeMap(item as Item))

/** Exceptions that the AWS SDK for Java, which AppSync calls DynamoDB with, has a class for; all others share one. */
const MODELED = [
  "ConditionalCheckFailedException",
  "InternalServerErrorException",
  "ItemCollectionSizeLimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceededException",
  "ResourceNotFoundException",
  "TransactionConflictException",
]

function asDataSourceError({ name, message, statusCode }: DynamoDBError): DataSourceError {
  const exception = name.endsWith("Exception") ? name : `${name}Exception`
  return new DataSourceError(
    `${message} (Service: DynamoDb, Status Code: ${statusCode}, Request ID: ${randomUUID()})`,
    `DynamoDB:${MODELED.includes(exception) ? exception : "DynamoDbException"}`,
  )
}

function invalidPageToken(): DataSourceError {
  return new DataSourceError(
    "com.amazonaws.deepdish.common.pagination.InvalidPaginationTokenException: Invalid pagination token given.",
    "DynamoDB:UserIllegalArgumentException",
  )
}
