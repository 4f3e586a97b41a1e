import { type AttributeEditor, attributeEditor, isWritable } from "@/lib/user-attributes"
import type { AttributeDefinition, UserPoolFacts } from "@/lib/user-pool-facts"

/** What the form of a new user asks for, in the order of its fields. */
export interface NewUserFields {
  /** People have user names of their own, besides any address. */
  hasUsername: boolean
  /** What they sign in with or are reached by, and what the pool requires. */
  first: AttributeEditor[]
  more: AttributeEditor[]
  /** The ways that an invitation can go; the first is the likely one. */
  invitations: ("email" | "sms")[]
}

const VERIFIED_HINT =
  "Yes: it counts as theirs, and a forgotten password can be reset with it. Choose No where you are not sure."

/** Made from what the pool says of itself, so that another pool has another form. */
export function newUserFields({ signInBy, attributes }: UserPoolFacts): NewUserFields {
  const writable = attributes.filter(isWritable)
  const has = (name: string) => writable.some((definition) => definition.name === name)
  const hasUsername = signInBy.includes("username")
  const contacts = hasUsername ? ["email"] : signInBy.flatMap((name) => (name === "username" ? [] : [name]))
  const inFront = new Set(contacts.flatMap((name) => [name, `${name}_verified`]))
  const required = writable.filter((definition) => definition.required && !inFront.has(definition.name))
  const front = [...inFront].flatMap((name) => writable.find((definition) => definition.name === name) ?? [])
  const first = [...front, ...required]
  return {
    hasUsername,
    first: first.map((definition) => toEditor(definition, signInBy)),
    more: writable.filter((definition) => !first.includes(definition)).map((it) => toEditor(it, signInBy)),
    invitations: [
      ...(has("email") && (hasUsername || signInBy.includes("email")) ? (["email"] as const) : []),
      ...(signInBy.includes("phone_number") ? (["sms"] as const) : []),
    ],
  }
}

function toEditor(definition: AttributeDefinition, signInBy: UserPoolFacts["signInBy"]): AttributeEditor {
  const { name, mutable } = definition
  const onlyName = signInBy.length === 1 && signInBy[0] === name
  const editor = attributeEditor(
    { ...definition, required: definition.required || onlyName },
    /^(email|phone_number)_verified$/.test(name) ? "true" : "",
  )
  if (name.endsWith("_verified")) return { ...editor, hint: VERIFIED_HINT }
  return mutable ? editor : { ...editor, hint: `${editor.hint ? `${editor.hint} ` : ""}Cannot be changed later.` }
}
