/** A value in DynamoDB's typed JSON, e.g. `{ S: "text" }`. */
export type AttributeValue = Record<string, unknown>

/** What `$util.dynamodb.toDynamoDB` makes of a JSON value. */
export function toAttributeValue(value: unknown): AttributeValue {
  if (value === null || value === undefined) return { NULL: true }
  if (typeof value === "string") return { S: value }
  if (typeof value === "number") return { N: String(value) }
  if (typeof value === "boolean") return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(toAttributeValue) }
  return { M: toAttributeMap(value as Record<string, unknown>) }
}

export function toAttributeMap(map: Record<string, unknown>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, toAttributeValue(value)]))
}
