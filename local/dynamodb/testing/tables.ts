import type { TableDescription } from "../../assembly/backend-description"

/** A table with a compound key, a number in it, and two indexes. */
export const A_TABLE: TableDescription = {
  TableName: "Orders",
  BillingMode: "PAY_PER_REQUEST",
  KeySchema: [
    { AttributeName: "shop", KeyType: "HASH" },
    { AttributeName: "n", KeyType: "RANGE" },
  ],
  AttributeDefinitions: [
    { AttributeName: "shop", AttributeType: "S" },
    { AttributeName: "n", AttributeType: "N" },
    { AttributeName: "day", AttributeType: "S" },
    { AttributeName: "state", AttributeType: "S" },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: "byDay",
      KeySchema: [
        { AttributeName: "day", KeyType: "HASH" },
        { AttributeName: "n", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "ALL" },
    },
    {
      IndexName: "byState",
      KeySchema: [{ AttributeName: "state", KeyType: "HASH" }],
      Projection: { ProjectionType: "KEYS_ONLY" },
    },
  ],
}

/** The `n`th item of shop "a"; every third is paid. */
export const anItem = (n: number, change: Record<string, unknown> = {}) => ({
  shop: { S: "a" },
  n: { N: String(n) },
  day: { S: "monday" },
  ...(n % 3 === 0 && { state: { S: "paid" } }),
  ...change,
})
