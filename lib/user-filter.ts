import type { Schema } from "@/amplify/data/resource"
import { isUserId } from "@/lib/user-id"

/** What Cognito can filter a list of users by: one attribute, exactly or by how it begins. */
export type UserFilterAttribute = Schema["UserFilterAttribute"]["type"]
export type UserFilterMatch = Schema["UserFilterMatch"]["type"]

export interface UserFilter {
  attribute: UserFilterAttribute
  match: UserFilterMatch
  value: string
}

/** The attributes that a person types a text for, in the order that they are offered in. */
export const SEARCH_ATTRIBUTES = [
  ["email", "E-mail"],
  ["name", "Name"],
  ["given_name", "Given name"],
  ["family_name", "Family name"],
  ["preferred_username", "Preferred username"],
  ["phone_number", "Phone number"],
  ["username", "Username"],
  ["sub", "User id"],
] as const satisfies readonly (readonly [UserFilterAttribute, string])[]

/** The attributes that have a few fixed values: offered as links, not as a text to type. */
const CHOICES = ["user_status", "status"] as const satisfies readonly UserFilterAttribute[]

/** Every attribute of the API's enum, by exhaustion: a new one there does not compile until it has a place here. */
const LABELS: Readonly<Record<UserFilterAttribute, string>> = {
  ...(Object.fromEntries(SEARCH_ATTRIBUTES) as Record<(typeof SEARCH_ATTRIBUTES)[number][0], string>),
  user_status: "Status",
  status: "Access",
}

export function isFilterAttribute(value: string): value is UserFilterAttribute {
  return Object.hasOwn(LABELS, value)
}

/** The name of an attribute for a reader. */
export function attributeLabel(attribute: UserFilterAttribute): string {
  return LABELS[attribute]
}

/** Whether the filter was chosen from fixed values, so that no search field shows it. */
export function isChoice(filter: UserFilter): boolean {
  return (CHOICES as readonly string[]).includes(filter.attribute)
}

/**
 * What somebody most likely means who typed a text into the search field: Cognito searches one attribute at a time, so
 * one has to be chosen. The list says which it was and offers the others.
 */
export function guessFilter(text: string): UserFilter {
  if (isUserId(text)) return { attribute: "sub", match: "exact", value: text.toLowerCase() }
  if (/^\+\d+$/.test(text)) return { attribute: "phone_number", match: "prefix", value: text }
  // A capital, a space or anything but ASCII is how names are typed, not addresses.
  const looksLikeName = !text.includes("@") && /\p{Lu}|\s|[^\p{ASCII}]/u.test(text)
  return { attribute: looksLikeName ? "name" : "email", match: "prefix", value: text }
}
