import { tableName } from "./attributes"
import type { TableDescription } from "./backend-description"
import type { Resource } from "./stack"

const TABLE_TYPES = ["AWS::DynamoDB::Table", "Custom::AmplifyDynamoDBTable"]

/** What DynamoDB's `CreateTable` is given here, in its spelling. */
const INTERPRETED = [
  "TableName",
  "AttributeDefinitions",
  "KeySchema",
  "GlobalSecondaryIndexes",
  "LocalSecondaryIndexes",
]

/** What changes nothing of how a table answers on one machine: cost, protection, copies, and how deployment changes it. */
const WITHOUT_EFFECT = [
  "AllowDestructiveGraphqlSchemaUpdates",
  "BillingMode",
  "ContributorInsightsSpecification",
  "DeletionProtectionEnabled",
  "PointInTimeRecoverySpecification",
  "ProvisionedThroughput",
  "ReplaceTableUponGsiUpdate",
  "ServiceToken",
  "SseSpecification",
  "SSESpecification",
  // Nobody can read a stream here: an event source mapping is a resource type that is refused.
  "StreamSpecification",
  "TableClass",
  "Tags",
  // DynamoDB deletes expired items some time within days; here they stay, and readers have to look anyway.
  "TimeToLiveSpecification",
]

/** The tables of the assembly as inputs of `CreateTable`. Throws for a property that would change how one answers. */
export function describeTables(resources: readonly Resource[]): TableDescription[] {
  return resources.filter((resource) => TABLE_TYPES.includes(resource.type)).map(describeTable)
}

function describeTable(resource: Resource): TableDescription {
  const all = capitalizeKeys(resource.properties) as Record<string, unknown>
  const unknown = Object.keys(all).find((key) => ![...INTERPRETED, ...WITHOUT_EFFECT].includes(key))
  if (unknown) {
    throw new Error(`The table ${resource.logicalId} has ${unknown}, which the local backend does not interpret.`)
  }
  const interpreted = INTERPRETED.filter((key) => key in all && !isEmptyList(all[key]))
  const indexes = all.GlobalSecondaryIndexes as Record<string, unknown>[] | undefined
  return {
    ...Object.fromEntries(interpreted.map((key) => [key, all[key]])),
    TableName: tableName(resource),
    BillingMode: "PAY_PER_REQUEST",
    // A throughput beside PAY_PER_REQUEST is refused by CreateTable.
    ...(indexes?.length && { GlobalSecondaryIndexes: indexes.map(({ ProvisionedThroughput: _, ...index }) => index) }),
  }
}

/** Amplify's custom resource spells DynamoDB's parameters with a small first letter. */
function capitalizeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalizeKeys)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [`${key[0]?.toUpperCase()}${key.slice(1)}`, capitalizeKeys(item)]),
  )
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
