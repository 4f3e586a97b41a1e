import type { JsonObject, JsonValue } from "@/amplify/data/audit/canonical-json"

/** One value before and after a change; `null` where there was none. */
export interface Difference {
  /** Where the value stands: `status`, `address.city`. */
  name: string
  before: string | null
  after: string | null
  changed: boolean
}

/** What was there before and after, value by value, in the order of before; each as a text for a reader. */
export function differences(before: JsonValue, after: JsonValue): Difference[] {
  const [old, now] = [new Map(valuesOf(before)), new Map(valuesOf(after))]
  return [...new Set([...old.keys(), ...now.keys()])].map((name) => {
    const [was, is] = [old.get(name) ?? null, now.get(name) ?? null]
    // What the change says of itself, and did not do: whoever was not signed out is as they were.
    const isLeft = old.size > 0 && !old.has(name) && is === "no"
    return { name, before: was, after: is, changed: was !== is && !isLeft }
  })
}

/** Every value of an event's part, such as its arguments, by its name. */
export function valuesOf(value: JsonValue, path = ""): [name: string, text: string | null][] {
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, member]) => valuesOf(member, path ? `${path}.${name}` : name))
  }
  if (Array.isArray(value)) return listValues(value, path)
  return value === null && path === "" ? [] : [[path, textOf(value)]]
}

/** A list of named values, as attributes are, has a line for each; any other is one line. */
function listValues(list: readonly JsonValue[], path: string): [string, string | null][] {
  const named = list.every((item) => isObject(item) && typeof item.name === "string" && isPlain(item.value ?? null))
  if (!named || list.length === 0) return [[path, list.map(textOf).join(", ") || null]]
  return (list as JsonObject[]).map(({ name, value = null }) => [String(name), textOf(value)])
}

function textOf(value: JsonValue): string | null {
  if (value === null || typeof value === "string") return value
  if (typeof value === "boolean") return value ? "yes" : "no"
  return typeof value === "number" ? String(value) : JSON.stringify(value)
}

const isPlain = (value: JsonValue) => typeof value !== "object" || value === null
const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)
