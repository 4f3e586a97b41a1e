import type { JsonObject, JsonValue } from "./canonical-json"

/**
 * How long a record may be, in bytes of UTF-8. DynamoDB takes 400 KB an item and bills by the KB; what an administrator
 * types is far below this, and a list of rows stays one answer.
 */
export const MAX_RECORD_BYTES = 32 * 1024

/** What of a record may be long. Everything else is a key, and bounded. */
const LONG_FIELDS = [
  ...["arguments", "reason", "before", "after", "parameters"],
  ...["sourceAddress", "claimedAddress", "claimedUserAgent"],
]

/** Tried in this order: how many characters of a text and how many items of a list (or members of an object) stay. */
const BOUNDS = [
  { text: 4096, items: 250 },
  { text: 1024, items: 120 },
  { text: 256, items: 60 },
  { text: 64, items: 30 },
  { text: 16, items: 8 },
  { text: 0, items: 0 },
] as const

/**
 * A record that fits, with `cut`: JSON pointers to every text and list that is shorter than it was. What is left is the
 * beginning, so nothing is there that was not; and the mark is apart from the values, so that no value can pass for one.
 */
export function cutToFit(record: JsonObject | object): JsonObject {
  for (const bound of BOUNDS) {
    const { cut: cutBefore = [], ...fields } = { ...record } as Record<string, JsonValue> & { cut?: readonly string[] }
    const cut: string[] = []
    for (const name of LONG_FIELDS) {
      if (fields[name] !== undefined) fields[name] = shortened(fields[name], bound, `/${name}`, cut)
    }
    const shorter = { ...fields, cut: [...new Set([...cutBefore, ...cut])] }
    // As long as its canonical spelling, which only has another order.
    if (Buffer.byteLength(JSON.stringify(shorter)) <= MAX_RECORD_BYTES) return shorter
  }
  throw new RangeError("The keys of an audit event alone are longer than a record may be.")
}

function shortened(value: JsonValue, bound: (typeof BOUNDS)[number], path: string, cut: string[]): JsonValue {
  if (typeof value === "string") return shortText(value, bound.text, path, cut)
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value)
  if (entries.length > bound.items) cut.push(path)
  const kept = entries
    .slice(0, bound.items)
    .map(([name, member]) => [name, shortened(member, bound, `${path}/${escaped(name)}`, cut)] as const)
  return Array.isArray(value) ? kept.map(([, member]) => member) : Object.fromEntries(kept)
}

function shortText(text: string, length: number, path: string, cut: string[]): string {
  if (text.length <= length) return text
  cut.push(path)
  // Half of a surrogate pair is no character; `isWellFormed` came after Node.js 20.
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "")
}

const escaped = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1")
