/** What JSON can say. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [name: string]: JsonValue
}

/**
 * JSON with one spelling for one value, as RFC 8785 has it: keys in the order of their UTF-16 code units, no white
 * space. Equal values give equal texts, so the text can be hashed.
 * @throws TypeError for what JSON cannot say, or would silently say otherwise (`undefined`, `NaN`, a `Date`)
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value)
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  if (!isPlainObject(value)) throw new TypeError(`JSON has no way to write this: a value of type ${typeof value}.`)
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] as JsonValue)}`)
  return `{${members.join(",")}}`
}

function isPlainObject(value: unknown): value is JsonObject {
  if (typeof value !== "object" || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
