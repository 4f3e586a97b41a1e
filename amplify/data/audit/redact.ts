import type { JsonObject, JsonValue } from "./canonical-json"

/** Names of what is never written down, wherever it stands: as an argument, a member of one, or a user's attribute. */
const SECRET_NAME =
  /pass(word|wd|phrase|code)|secret|token|credential|api_?-?key|private_?-?key|\botp\b|(^|confirmation|verification|reset|mfa|sms|totp|security|user|auth)[-_]?code$/i

/** A JWT, which is how Cognito's tokens look; one may be pasted into any text. */
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g

/** Stands where something was that may not be written down. */
export const NOT_RECORDED = "[not recorded]"

/** Whether a value of this name is never written down. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name)

/**
 * The arguments of a call that its event may hold: those that the operation names, and nothing else, so that an argument
 * that somebody adds later is left out until somebody has thought about it.
 * @param given the arguments, of any shape
 * @param names the operation's audited arguments
 * @throws TypeError for a name that looks like a secret's
 */
export function auditedArguments(given: Readonly<Record<string, unknown>>, names: readonly string[]): JsonObject {
  const secret = names.find(isSecretName)
  if (secret !== undefined) throw new TypeError(`The argument ${secret} must not be written to the audit trail.`)
  const named = names.filter((name) => Object.hasOwn(given, name) && given[name] !== undefined)
  return Object.fromEntries(named.map((name) => [name, redacted(given[name])]))
}

/**
 * A value as an event may hold it: what has a secret's name is replaced, a token inside a text too, and what JSON has no
 * word for becomes what `JSON.stringify` makes of it.
 */
export function redacted(value: unknown): JsonValue {
  const text = JSON.stringify(value ?? null)
  return text === undefined ? null : withoutSecrets(JSON.parse(text) as JsonValue)
}

/** A text as an event may hold it. */
export const redactedText = (text: string): string => text.replace(JWT, NOT_RECORDED)

function withoutSecrets(value: JsonValue): JsonValue {
  if (typeof value === "string") return redactedText(value)
  if (typeof value !== "object" || value === null) return value
  if (isList(value)) return value.map(withoutSecrets)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, memberOf(value, name, member)]))
}

function memberOf(holder: JsonObject, name: string, member: JsonValue): JsonValue {
  if (isSecretName(name) || (isValueOfAttribute(name) && isSecretAttribute(holder))) return NOT_RECORDED
  return withoutSecrets(member)
}

/** An attribute is written as `{ name, value, shown }`, with capital letters in Cognito's own words. */
const isValueOfAttribute = (name: string) => /^(value|shown)$/i.test(name)
const isSecretAttribute = ({ name, Name = name }: JsonObject) => typeof Name === "string" && isSecretName(Name)

const isList = (value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] => Array.isArray(value)
