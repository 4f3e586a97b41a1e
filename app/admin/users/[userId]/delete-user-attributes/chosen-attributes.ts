import "server-only"
import { ApiError } from "@/lib/api-error"
import { attributeInput } from "@/lib/attribute-input"
import { refuseFields } from "@/lib/invalid-fields"
import { isWritable } from "@/lib/user-attributes"
import type { AttributeChange } from "@/lib/user-changes"
import type { AttributeDefinition } from "@/lib/user-pool-facts"
import { verificationOf } from "./deletable-attributes"

type Deletion = Omit<AttributeChange, "value">

/**
 * The attributes that a form has chosen, with what it showed of them. With a contact goes what says that it is verified:
 * left behind, it would wait there for the next address, which nobody has verified.
 * @throws at `chosen` when there is none; ApiError `InvalidInput` for what no form of ours offers
 */
export function chosenAttributes(
  definitions: readonly AttributeDefinition[],
  input: Readonly<Record<string, unknown>> & { shown: Readonly<Record<string, string>> },
): Deletion[] {
  const shownOf = (name: string) => (Object.hasOwn(input.shown, name) ? (input.shown[name] ?? null) : null)
  const chosen = Object.keys(input).filter((field) => field.startsWith(attributeInput("")))
  if (chosen.length === 0) refuseFields({ chosen: "attributesChosen" })
  const names = chosen.map((field) => field.slice(attributeInput("").length))
  for (const name of names) {
    const definition = definitions.find((it) => it.name === name)
    if (!definition?.mutable || !isWritable(definition)) refuse("attributeUnknown")
    if (definition.required) refuse("attributeKept")
    if (shownOf(name) === null) refuse("shown")
  }
  const verifications = names.flatMap((name) => verificationOf(name) ?? []).filter((name) => shownOf(name) !== null)
  return [...new Set([...names, ...verifications])].map((name) => ({ name, shown: shownOf(name) }))
}

/** About the form as a whole: the fields that these are about stand in no form of ours. */
function refuse(rule: string): never {
  throw new ApiError("InvalidInput", { rule })
}
