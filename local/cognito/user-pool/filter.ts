import { invalidParameter } from "../errors"
import { fold } from "../store/keys"
import type { User } from "./user"
import { filterValue, INDEXED_ATTRIBUTES } from "./users"

export interface UserFilter {
  attribute: string
  prefix: boolean
  value: string
}

/** Attribute, `=` or `^=`, and a value in double quotes in which `"` and `\` are escaped by `\`. */
const FILTER = /^\s*([^\s=^"]+)\s*(\^?=)\s*"((?:[^"\\]|\\["\\])*)"\s*$/su
const FILTERABLE: ReadonlySet<string> = new Set(["username", ...INDEXED_ATTRIBUTES])
const CASE_SENSITIVE: ReadonlySet<string> = new Set(["username", "status"])

/**
 * Reads the filter of `ListUsers`: one attribute, exact or prefix.
 * Source: "Searching for users using the ListUsers API", Amazon Cognito developer guide.
 *
 * @throws CognitoError `InvalidParameterException`
 */
export function parseFilter(filter: string): UserFilter | undefined {
  if (filter.trim() === "") return undefined
  const [, attribute, comparison, quoted] = FILTER.exec(filter) ?? []
  if (attribute === undefined || quoted === undefined) throw invalidParameter("Error while parsing filter")
  if (!FILTERABLE.has(attribute)) throw invalidParameter(`Invalid search attribute: ${attribute}`)
  return { attribute, prefix: comparison === "^=", value: quoted.replace(/\\(["\\])/g, "$1") }
}

/** Whether a user is what the filter asks for, case and all; an index only narrows down. */
export function matches({ attribute, prefix, value }: UserFilter, user: User): boolean {
  const actual = filterValue(user, attribute)
  if (actual === undefined) return false
  const [a, b] = CASE_SENSITIVE.has(attribute) ? [actual, value] : [fold(actual), fold(value)]
  return prefix ? a.startsWith(b) : a === b
}
