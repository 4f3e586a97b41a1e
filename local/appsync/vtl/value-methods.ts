import { isEqual, isMap, type Value, type ValueMap } from "./values"

type Methods<T> = Record<string, (self: T, ...given: never[]) => Value>

/** The methods of Java's `List` that AppSync documents for templates. */
const LIST: Methods<Value[]> = {
  add: (list, value: Value) => {
    list.push(value)
    return true
  },
  addAll: (list, values: Value[]) => {
    list.push(...values)
    return values.length > 0
  },
  clear: (list) => {
    list.length = 0
    return ""
  },
  contains: (list, value: Value) => list.some((item) => isEqual(item, value)),
  containsAll: (list, values: Value[]) => values.every((value) => list.some((item) => isEqual(item, value))),
  get: (list, index: number) => list[index] ?? null,
  indexOf: (list, value: Value) => list.findIndex((item) => isEqual(item, value)),
  isEmpty: (list) => list.length === 0,
  remove: (list, which: Value) => {
    if (typeof which === "number") return list.splice(which, 1)[0] ?? null
    const index = list.findIndex((item) => isEqual(item, which))
    if (index >= 0) list.splice(index, 1)
    return index >= 0
  },
  removeAll: (list, values: Value[]) => {
    const kept = list.filter((item) => !values.some((value) => isEqual(item, value)))
    const changed = kept.length !== list.length
    list.splice(0, list.length, ...kept)
    return changed
  },
  set: (list, index: number, value: Value) => {
    const previous = list[index] ?? null
    list[index] = value
    return previous
  },
  size: (list) => list.length,
}

/** The methods of Java's `Map`. */
const MAP: Methods<ValueMap> = {
  clear: (map) => {
    for (const key of Object.keys(map)) delete map[key]
    return ""
  },
  containsKey: (map, key: Value) => Object.hasOwn(map, String(key)),
  containsValue: (map, value: Value) => Object.values(map).some((item) => isEqual(item, value)),
  entrySet: (map) => Object.entries(map).map(([key, value]) => ({ key, value })),
  get: (map, key: Value) => ownValue(map, key),
  getOrDefault: (map, key: Value, fallback: Value) => ownValue(map, key) ?? fallback,
  isEmpty: (map) => Object.keys(map).length === 0,
  keySet: (map) => Object.keys(map),
  put: (map, key: Value, value: Value) => {
    const previous = ownValue(map, key)
    // Defined, not assigned: a key named __proto__ must stay a key.
    Object.defineProperty(map, String(key), { value, writable: true, enumerable: true, configurable: true })
    return previous
  },
  putAll: (map, values: ValueMap) => {
    for (const [key, value] of Object.entries(values)) MAP.put?.(map, key as never, value as never)
    return ""
  },
  remove: (map, key: Value) => {
    const previous = ownValue(map, key)
    delete map[String(key)]
    return previous
  },
  size: (map) => Object.keys(map).length,
  values: (map) => Object.values(map),
}

/** The methods of Java's `String`; regular expressions are read as JavaScript's. */
const STRING: Methods<string> = {
  charAt: (text, index: number) => text.charAt(index),
  concat: (text, other: string) => text + other,
  contains: (text, part: string) => text.includes(part),
  endsWith: (text, part: string) => text.endsWith(part),
  equalsIgnoreCase: (text, other: string) => text.toLowerCase() === other.toLowerCase(),
  indexOf: (text, part: string) => text.indexOf(part),
  isEmpty: (text) => text === "",
  length: (text) => text.length,
  matches: (text, pattern: string) => new RegExp(`^(?:${pattern})$`).test(text),
  replace: (text, part: string, by: string) => text.replaceAll(part, () => by),
  replaceAll: (text, pattern: string, by: string) => text.replace(new RegExp(pattern, "g"), by),
  split: (text, pattern: string) => text.split(new RegExp(pattern)),
  startsWith: (text, part: string) => text.startsWith(part),
  substring: (text, from: number, to?: number) => text.substring(from, to),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
}

const ANY: Methods<Value> = {
  equals: (self, other: Value) => isEqual(self, other),
  toString: (self: Value) => (typeof self === "object" ? JSON.stringify(self) : String(self)),
}

/** The method `name` of a value, bound to it; `undefined` when templates have no such method for its type. */
export function methodOf(value: Value, name: string): ((...given: Value[]) => Value) | undefined {
  const methods = Array.isArray(value) ? LIST : typeof value === "string" ? STRING : isMap(value) ? MAP : {}
  const table: Methods<never> = Object.hasOwn(methods, name) ? (methods as Methods<never>) : ANY
  const method = Object.hasOwn(table, name) ? table[name] : undefined
  return method && ((...given) => method(value as never, ...(given as never[])))
}

function ownValue(map: ValueMap, key: Value): Value {
  return Object.hasOwn(map, String(key)) ? map[String(key)] : null
}
