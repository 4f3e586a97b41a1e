import { attributeInput } from "@/lib/attribute-input"
import { attributeWords } from "@/lib/standard-attributes"
import { isWritable } from "@/lib/user-attributes"
import type { AttributeDefinition, UserPoolFacts } from "@/lib/user-pool-facts"
import type { User } from "@/lib/users"
import { type FixedAttribute, fixedReason } from "../attribute-form"

/** An attribute that can be chosen, and what else goes with it. */
export interface DeletableAttribute {
  name: string
  /** The checkbox's name. */
  field: string
  label: string
  value: string
  notes: string[]
}

/** What the form of deleting offers to choose from, in the pool's order. */
export interface DeleteForm {
  deletable: DeletableAttribute[]
  kept: FixedAttribute[]
  /** What each attribute is, by its name: what somebody else changes meanwhile is noticed by it. */
  shown: Record<string, string>
}

/** Made from what the pool says of itself and what the user has. */
export function deleteForm(
  { attributes, mappedAttributes, signInBy }: UserPoolFacts,
  user: Pick<User, "status" | "attributes">,
): DeleteForm {
  const values = new Map(user.attributes.map(({ name, value }) => [name, value]))
  const known = new Map(attributes.map((definition) => [definition.name, definition]))
  const reasonOf = (definition: Pick<AttributeDefinition, "name" | "mutable" | "required">) =>
    fixedReason(definition, user, mappedAttributes) ??
    (definition.required ? "The user pool requires it: it can be changed, not deleted." : null)
  const deletable = attributes.filter((definition) => values.has(definition.name) && reasonOf(definition) === null)
  return {
    deletable: deletable.map(({ name }) => ({
      name,
      field: attributeInput(name),
      label: attributeWords(name).label,
      value: values.get(name) ?? "",
      notes: [
        ...(signInBy.some((it) => it === name) ? ["They sign in with it."] : []),
        ...(values.has(verificationOf(name) ?? "") ? ["Whether it is verified is deleted with it."] : []),
      ],
    })),
    kept: user.attributes.flatMap(({ name, value }) => {
      const reason = reasonOf(known.get(name) ?? { name, mutable: false, required: false })
      return reason === null ? [] : [{ name, value, reason }]
    }),
    shown: Object.fromEntries(user.attributes.filter(isWritable).map(({ name, value }) => [name, value])),
  }
}

/** The attribute that says whether a contact is verified; undefined for what is no contact. */
export function verificationOf(name: string): string | undefined {
  return name === "email" || name === "phone_number" ? `${name}_verified` : undefined
}
