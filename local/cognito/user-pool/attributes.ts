import { CognitoError, CognitoSetupError, invalidParameter } from "../errors"
import type { AttributeDefinition, PoolDefinition } from "./pool-definition"

const define = (
  Name: string,
  length: [min: number, max: number] = [0, 2048],
  type: "String" | "Number" = "String",
) => ({
  Name,
  AttributeDataType: type,
  Mutable: true,
  Required: false,
  ...(type === "String" ? { StringAttributeConstraints: { MinLength: length[0], MaxLength: length[1] } } : {}),
})
const flag = (Name: string): AttributeDefinition => ({
  Name,
  AttributeDataType: "Boolean",
  Mutable: true,
  Required: false,
})

/** The attributes that every pool has. Source: "Standard attributes", Amazon Cognito developer guide. */
const STANDARD: AttributeDefinition[] = [
  { ...define("sub", [1, 2048]), Mutable: false, Required: true },
  ...["name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile"].map((it) =>
    define(it),
  ),
  ...["picture", "website", "email", "gender", "zoneinfo", "locale", "phone_number", "address"].map((it) => define(it)),
  define("birthdate", [10, 10]),
  { ...define("updated_at", undefined, "Number"), NumberAttributeConstraints: { MinValue: 0 } },
  flag("email_verified"),
  flag("phone_number_verified"),
]

/** A pool's attributes by the name that requests use (`custom:` before a pool's own). */
export function attributeSchema(pool: PoolDefinition): Map<string, AttributeDefinition> {
  const schema = new Map(STANDARD.map((attribute) => [attribute.Name, attribute]))
  for (const own of pool.Schema) {
    const standard = schema.get(own.Name)
    if (own.Name === "sub") continue
    const name = standard || own.Name.startsWith("custom:") ? own.Name : `custom:${own.Name}`
    if (!standard && own.Required) {
      throw new CognitoSetupError(
        `The attribute ${name} is required, and Cognito does not support required custom attributes.`,
        "Make it optional, or check it where users are made.",
      )
    }
    schema.set(name, {
      ...standard,
      ...own,
      Name: name,
      ...(standard ? { AttributeDataType: standard.AttributeDataType } : {}),
    })
  }
  return schema
}

const E_MAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@.]+(\.[^\s@.]+)+$/
const PHONE = /^\+[1-9]\d{1,14}$/

/**
 * Checks attributes that somebody wants to set. An empty value means "take it away".
 *
 * @param creating for users who are just being made, whose immutable attributes may be set
 * @throws CognitoError `InvalidParameterException` with Cognito's wording
 */
export function checkAttributes(
  schema: Map<string, AttributeDefinition>,
  changes: Record<string, string>,
  { creating }: { creating: boolean },
): void {
  if (Object.hasOwn(changes, "sub")) throw invalidParameter("Cannot modify the non-mutable attribute sub")
  const problems = Object.entries(changes).flatMap(([name, value]) => {
    const definition = schema.get(name)
    const problem = definition ? violation(definition, value, creating) : "Attribute does not exist in the schema."
    return problem ? [`${name}: ${problem}`] : []
  })
  if (problems.length > 0) {
    const intro = creating ? "Attributes did not conform to the schema: " : "user."
    throw invalidParameter(`${intro}${problems.join("\n")}\n`)
  }
  if (changes.email && !E_MAIL.test(changes.email)) throw invalidParameter("Invalid email address format.")
  if (changes.phone_number && !PHONE.test(changes.phone_number)) throw invalidParameter("Invalid phone number format.")
}

/** @throws CognitoError `InvalidParameterException` when an attribute that the pool requires is missing */
export function requireAttributes(schema: Map<string, AttributeDefinition>, attributes: Record<string, string>): void {
  const missing = missingAttributes(schema, attributes)
  if (missing.length === 0) return
  const lines = missing.map((name) => `${name}: The attribute ${name} is required`)
  throw invalidParameter(`Attributes did not conform to the schema: ${lines.join("\n")}\n`)
}

export function missingAttributes(
  schema: Map<string, AttributeDefinition>,
  attributes: Record<string, string>,
): string[] {
  const required = [...schema.values()].filter(({ Required, Name }) => Required && Name !== "sub")
  return required.filter(({ Name }) => !attributes[Name]).map(({ Name }) => Name)
}

function violation(definition: AttributeDefinition, value: string, creating: boolean): string | undefined {
  if (!creating && !definition.Mutable) return "Attribute cannot be updated. (changing an immutable attribute)"
  if (value === "") return !creating && definition.Required ? "A required attribute cannot be deleted" : undefined
  const { MinLength = 0, MaxLength = 2048 } = definition.StringAttributeConstraints ?? {}
  const { MinValue = -(2 ** 53), MaxValue = 2 ** 53 } = definition.NumberAttributeConstraints ?? {}
  switch (definition.AttributeDataType) {
    case "String":
      if (value.length < MinLength) return `String must be at least ${MinLength} characters long`
      return value.length > MaxLength ? `String must be no longer than ${MaxLength} characters` : undefined
    case "Number":
      if (!/^-?\d+$/.test(value)) return "Attribute value must be a number"
      return Number(value) < MinValue || Number(value) > MaxValue ? "Attribute value is out of range" : undefined
    case "Boolean":
      return /^(true|false)$/i.test(value) ? undefined : "Attribute value must be true or false"
    case "DateTime":
      return Number.isNaN(Date.parse(value)) ? "Attribute value must be a date" : undefined
  }
}

/** Attributes after a change: empty values are gone, and a new address counts as unverified unless it is said to be. */
export function changedAttributes(
  before: Record<string, string>,
  changes: Record<string, string>,
): Record<string, string> {
  const unverified = ["email", "phone_number"].filter((name) => name in changes && changes[name] !== before[name])
  const flags = unverified.map((name) => [`${name}_verified`, changes[name] === "" ? "" : "false"])
  const after: Record<string, string> = { ...before, ...Object.fromEntries(flags), ...changes }
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== ""))
}

/** What a request to take attributes away changes. */
export function removals(names: readonly string[]): Record<string, string> {
  return attributeRecord([...new Set(names)].map((Name) => ({ Name, Value: "" })))
}

/** Turns the API's list into a record. @throws CognitoError when one name comes twice */
export function attributeRecord(
  list: readonly { Name: string; Value?: string | undefined }[] = [],
): Record<string, string> {
  // Without a prototype, so that an attribute called __proto__ is an unknown attribute like any other.
  const record: Record<string, string> = Object.create(null)
  for (const { Name, Value = "" } of list) {
    if (Object.hasOwn(record, Name))
      throw new CognitoError("InvalidParameterException", `Attribute ${Name} is given twice.`)
    record[Name] = Value
  }
  return record
}
