/** A value inside a template: JSON, as AppSync's templates see it. */
export type Value = unknown
export type ValueMap = Record<string, Value>

export function isMap(value: Value): value is ValueMap {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** Equality of two template values: by content, as Java's `equals` on maps, lists, strings and numbers. */
export function isEqual(left: Value, right: Value): boolean {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index]))
  }
  if (!isMap(left) || !isMap(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key], right[key]))
  )
}

/** What `$util.typeOf` calls a value. */
export function typeName(value: Value): string {
  if (value === null || value === undefined) return "Null"
  if (Array.isArray(value)) return "List"
  return { string: "String", number: "Number", boolean: "Boolean" }[typeof value as string] ?? "Map"
}
