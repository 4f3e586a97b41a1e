import type { TableDescription } from "./backend-description"
import type { Resource } from "./stack"

/** What `Custom::AmplifyDynamoDBTable` says that DynamoDB's `CreateTable` takes, in its spelling. */
const CREATE_TABLE_KEYS = ["TableName", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes"]

/** The tables of the assembly as inputs of `CreateTable`. */
export function describeTables(resources: readonly Resource[]): TableDescription[] {
  return resources
    .filter((resource) => resource.type === "Custom::AmplifyDynamoDBTable")
    .map((resource) => {
      const all = capitalizeKeys(resource.properties) as Record<string, unknown>
      const table = Object.fromEntries(
        CREATE_TABLE_KEYS.filter((key) => key in all && !isEmptyList(all[key])).map((key) => [key, all[key]]),
      )
      const indexes = table.GlobalSecondaryIndexes as Record<string, unknown>[] | undefined
      return {
        ...table,
        TableName: String(all.TableName),
        BillingMode: "PAY_PER_REQUEST",
        // A throughput beside PAY_PER_REQUEST is refused by CreateTable.
        ...(indexes && { GlobalSecondaryIndexes: indexes.map(({ ProvisionedThroughput: _, ...index }) => index) }),
      }
    })
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
