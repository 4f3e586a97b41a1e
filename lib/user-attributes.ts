import { attributeName } from "@/amplify/data/arguments"
import { attributeInput, withoutMarks } from "@/lib/attribute-input"
import { attributeWords } from "@/lib/standard-attributes"
import type { AttributeDefinition } from "@/lib/user-pool-facts"

/** Cognito's limit for any value. */
const MAX_LENGTH = 2048
const E_MAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/
const PHONE = /^\+[1-9]\d{1,14}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/

/** What a form needs to ask for one attribute: plain data, made from what the pool says of it. */
export interface AttributeEditor {
  /** Cognito's name of the attribute. */
  name: string
  /** The input's name. */
  field: string
  label: string
  hint?: string
  control: "input" | "yesNo" | "textarea"
  type: "text" | "email" | "tel" | "url" | "date" | "number"
  required: boolean
  minLength?: number
  maxLength?: number
  min?: number
  max?: number
  /** What is in it at first. */
  value: string
}

/** Whether an administrator may ever write it: `sub`, `identities` and `cognito:…` are Cognito's own. */
export function isWritable({ name }: Pick<AttributeDefinition, "name">): boolean {
  return attributeName.safeParse(name).success
}

/**
 * The editor of an attribute. A value that is there already and breaks today's rules is shown as it is, in a field
 * without rules: a date or number field would show nothing, a one-line field would join its lines, and a browser would
 * not send the form because of a field that nobody touched.
 * @param value what the attribute is now, or what a new user should get
 */
export function attributeEditor(definition: AttributeDefinition, value = ""): AttributeEditor {
  const { name, type, required, minLength, maxLength, minValue, maxValue } = definition
  const { label, hint, type: inputType } = attributeWords(name)
  const editor = { name, field: attributeInput(name), label, hint, required, value, type: "text" } as const
  if (/[\r\n]/.test(value)) return { ...editor, control: "textarea" }
  if (value !== "" && brokenRule(definition, value) !== null) return { ...editor, control: "input" }
  if (type === "Boolean") return { ...editor, control: "yesNo", value: value.toLowerCase() }
  if (type === "Number") {
    const bounds = { min: minValue ?? undefined, max: maxValue ?? undefined }
    return { ...editor, ...bounds, hint: hint ?? boundsHint(bounds), control: "input", type: "number" }
  }
  if (type === "DateTime")
    return { ...editor, control: "input", hint: "Written as 2026-03-31 or 2026-03-31T14:30:00Z." }
  const lengths = { minLength: minLength || undefined, maxLength: Math.min(maxLength ?? MAX_LENGTH, MAX_LENGTH) }
  const rule = inputType === "date" ? undefined : lengthHint(lengths)
  return { ...editor, ...lengths, hint: hint ?? rule, control: "input", type: inputType }
}

/** The name of the rule that a value breaks (`lib/words.ts`), or null. Nothing entered is the lack of the attribute. */
export function brokenRule(definition: AttributeDefinition, value: string): string | null {
  const { name, type, required, minLength, maxLength, minValue, maxValue } = definition
  if (value === "") return required ? "attributeRequired" : null
  switch (type) {
    case "Number":
      if (!/^-?\d+$/.test(value)) return "wholeNumber"
      if (minValue != null && Number(value) < minValue) return `minValue ${minValue}`
      return maxValue != null && Number(value) > maxValue ? `maxValue ${maxValue}` : null
    case "Boolean":
      return /^(true|false)$/i.test(value) ? null : "yesNo"
    case "DateTime":
      return INSTANT.test(value) && !Number.isNaN(Date.parse(value)) ? null : "dateTime"
  }
  if (value.length > (maxLength ?? MAX_LENGTH)) return `maxLength ${maxLength ?? MAX_LENGTH}`
  if (value.length > MAX_LENGTH) return `maxLength ${MAX_LENGTH}`
  if (minLength != null && value.length < minLength) return `minLength ${minLength}`
  if (name === "email" && !E_MAIL.test(value)) return "email"
  if (name === "phone_number" && !PHONE.test(value)) return "phoneNumber"
  if (name === "birthdate" && (!DAY.test(value) || Number.isNaN(Date.parse(value)))) return "date"
  return null
}

/**
 * What a form holds for one attribute, without the marks of its way here: browsers send line ends as CR LF, and
 * addresses are pasted with spaces around them.
 */
export function enteredValue(fields: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(fields, attributeInput(name)) ? fields[attributeInput(name)] : undefined
  return typeof value === "string" ? withoutMarks(value) : undefined
}

function boundsHint({ min, max }: { min?: number; max?: number }): string | undefined {
  if (min !== undefined && max !== undefined) return `A whole number from ${format(min)} to ${format(max)}.`
  if (min !== undefined) return `A whole number, ${format(min)} or more.`
  return max === undefined ? "A whole number." : `A whole number, ${format(max)} or less.`
}

function lengthHint({ minLength, maxLength }: { minLength?: number; maxLength: number }): string | undefined {
  if (minLength === maxLength) return `Exactly ${format(maxLength)} characters.`
  if (minLength && maxLength < MAX_LENGTH) return `${format(minLength)} to ${format(maxLength)} characters.`
  if (minLength && minLength > 1) return `At least ${format(minLength)} characters.`
  return maxLength < MAX_LENGTH ? `At most ${format(maxLength)} characters.` : undefined
}

function format(number: number): string {
  return number.toLocaleString("en")
}
