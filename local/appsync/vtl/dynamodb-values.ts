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

/** The JSON value that AppSync makes of a typed one: sets become lists. */
export function fromAttributeValue(typed: AttributeValue): unknown {
  const [type = "", value] = Object.entries(typed)[0] ?? []
  switch (type) {
    case "NULL":
      return null
    case "N":
      return Number(value)
    case "NS":
      return (value as string[]).map(Number)
    case "L":
      return (value as AttributeValue[]).map(fromAttributeValue)
    case "M":
      return fromAttributeMap(value as Record<string, AttributeValue>)
    default:
      return value
  }
}

export function fromAttributeMap(map: Record<string, AttributeValue>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, fromAttributeValue(value)]))
}
