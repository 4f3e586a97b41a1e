import type { AttributeEditor } from "@/lib/user-attributes"
import { attributeEditor, isWritable } from "@/lib/user-attributes"
import type { AttributeDefinition, UserPoolFacts } from "@/lib/user-pool-facts"
import type { User } from "@/lib/users"

type Subject = Pick<User, "status" | "attributes">

/** An attribute that the form shows and does not change, and why. */
export interface FixedAttribute {
  name: string
  value: string
  reason: string
}

/** What the form of a user's attributes asks for, in the order of its fields. */
export interface AttributeForm {
  /** In use, required, or the pool's own. */
  first: AttributeEditor[]
  more: AttributeEditor[]
  fixed: FixedAttribute[]
  /** What each field shows, by the attribute's name: what somebody else changes meanwhile is noticed by it. */
  shown: Record<string, string>
}

/** Made from what the pool says of itself and what the user has. */
export function attributeForm({ attributes, mappedAttributes }: UserPoolFacts, user: Subject): AttributeForm {
  const values = new Map(user.attributes.map(({ name, value }) => [name, value]))
  const known = new Map(attributes.map((definition) => [definition.name, definition]))
  const editable = attributes.filter((definition) => fixedReason(definition, user, mappedAttributes) === null)
  const inUse = ({ name, required }: AttributeDefinition) =>
    required || name.startsWith("custom:") || values.has(name) || values.has(name.replace(/_verified$/, ""))
  const editor = (definition: AttributeDefinition) => attributeEditor(definition, values.get(definition.name))
  const own = (definition: AttributeDefinition) => definition.name.startsWith("custom:")
  const first = editable.filter(inUse)
  return {
    first: [...first.filter((it) => !own(it)), ...first.filter(own)].map(editor),
    more: editable.filter((definition) => !inUse(definition)).map(editor),
    fixed: user.attributes.flatMap(({ name, value }) => {
      const reason = fixedReason(known.get(name) ?? { name, mutable: false }, user, mappedAttributes)
      return reason === null ? [] : [{ name, value, reason }]
    }),
    shown: Object.fromEntries(editable.map(({ name }) => [name, values.get(name) ?? ""])),
  }
}

/** Why an attribute of this user cannot be changed here, or null. */
export function fixedReason(
  definition: Pick<AttributeDefinition, "name" | "mutable">,
  user: Pick<User, "status">,
  mappedAttributes: readonly string[],
): string | null {
  if (!isWritable(definition)) return "Cognito's own: nobody can change it."
  if (!definition.mutable) return "The user pool lets nobody change it once the account exists."
  if (isProviders(definition.name, user, mappedAttributes)) {
    return "Their identity provider writes it at each sign-in: change it there."
  }
  return null
}

/** Whether the user's identity provider writes an attribute, so that whatever is changed here is undone. */
export function isProviders(
  name: string,
  { status }: Pick<User, "status">,
  mappedAttributes: readonly string[],
): boolean {
  return status === "EXTERNAL_PROVIDER" && mappedAttributes.includes(name)
}
