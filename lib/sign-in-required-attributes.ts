import { FieldError } from "@/lib/sign-in-error"
import { type AttributeWords, attributeWords } from "@/lib/standard-attributes"

const FIELD_PREFIX = "attribute."
/** Cognito's limit for the value of an attribute. */
const MAX_LENGTH = 2048

/** A field of the new-password form for an attribute that the pool requires and the user does not have yet. */
export interface AttributeField extends AttributeWords {
  /** The input's name. */
  field: string
}

/** @param attribute Cognito's name of it, without the "userAttributes." prefix */
export function attributeField(attribute: string): AttributeField {
  return { field: `${FIELD_PREFIX}${attribute}`, ...attributeWords(attribute) }
}

export function isAttributeField(field: string): boolean {
  return field.startsWith(FIELD_PREFIX)
}

/**
 * The values for the attributes that Cognito asked for, and for no others: the form could name any attribute.
 * @throws FieldError for the first that is missing or too long
 */
export function readRequiredAttributes(required: readonly string[], formData: FormData): Record<string, string> {
  const values = required.map((attribute) => {
    const { field, label } = attributeField(attribute)
    const value = formData.get(field)
    const text = typeof value === "string" ? value.trim() : ""
    if (!text) throw new FieldError("MissingAttribute", field, `${label} is required.`)
    if (text.length > MAX_LENGTH) throw new FieldError("InvalidAttribute", field, `At most ${MAX_LENGTH} characters.`)
    return [attribute, text] as const
  })
  return Object.fromEntries(values)
}
