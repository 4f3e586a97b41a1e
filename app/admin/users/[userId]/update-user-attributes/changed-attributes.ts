import "server-only"
import { ApiError } from "@/lib/api-error"
import { attributeInput, looksTheSame } from "@/lib/attribute-input"
import { refuseFields } from "@/lib/invalid-fields"
import { brokenRule, enteredValue, isWritable } from "@/lib/user-attributes"
import type { AttributeChange } from "@/lib/user-changes"
import type { AttributeDefinition } from "@/lib/user-pool-facts"

/**
 * The changes that a form asks for: what is not as it was shown, and nothing else.
 * @throws with every field that breaks a rule of the pool; ApiError `InvalidInput` (`noChange`)
 */
export function changedAttributes(
  definitions: readonly AttributeDefinition[],
  input: Readonly<Record<string, unknown>> & { shown: Readonly<Record<string, string>> },
): AttributeChange[] {
  const before = (name: string) => (Object.hasOwn(input.shown, name) ? (input.shown[name] ?? "") : "")
  const changes: AttributeChange[] = []
  const broken: Record<string, string> = {}
  for (const definition of definitions.filter((it) => it.mutable && isWritable(it))) {
    const { name } = definition
    const value = enteredValue(input, name)
    if (value === undefined || looksTheSame(value, before(name))) continue
    const rule = brokenRule(definition, value)
    if (rule) broken[attributeInput(name)] = rule
    else changes.push({ name, value, shown: before(name) || null })
  }
  if (Object.keys(broken).length > 0) refuseFields(broken)
  if (changes.length === 0) throw new ApiError("InvalidInput", { rule: "noChange" })
  return [...changes, ...verification(changes, definitions, input, before)]
}

/** A new address or number says in the same call whether it is verified: Cognito forgets it, or waits for a code. */
function verification(
  changes: readonly AttributeChange[],
  definitions: readonly AttributeDefinition[],
  input: Readonly<Record<string, unknown>>,
  before: (name: string) => string,
): AttributeChange[] {
  return changes
    .filter(({ name, value }) => (name === "email" || name === "phone_number") && value !== "")
    .map(({ name }) => `${name}_verified`)
    .filter((flag) => definitions.some(({ name }) => name === flag) && !changes.some(({ name }) => name === flag))
    .map((name) => ({
      name,
      value: enteredValue(input, name) === "true" ? "true" : "false",
      shown: before(name) || null,
    }))
}
