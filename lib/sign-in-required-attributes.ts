import { FieldError } from "@/lib/sign-in-error"

const FIELD_PREFIX = "attribute."
/** Cognito's limit for the value of an attribute. */
const MAX_LENGTH = 2048

/** A field of the new-password form for an attribute that the pool requires and the user does not have yet. */
export interface AttributeField {
  /** The input's name. */
  field: string
  label: string
  /** How Cognito wants it written, where that is not free text. */
  hint?: string
  type: "text" | "email" | "tel" | "url" | "date"
}

type Known = Omit<AttributeField, "field">

// The standard attributes that a pool can require: https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims
const KNOWN: Readonly<Record<string, Known>> = {
  address: { label: "Address", type: "text" },
  birthdate: { label: "Date of birth", type: "date" },
  email: { label: "E-mail address", type: "email" },
  family_name: { label: "Family name", type: "text" },
  gender: { label: "Gender", type: "text" },
  given_name: { label: "Given name", type: "text" },
  locale: { label: "Language", type: "text", hint: "Written as en or en-GB." },
  middle_name: { label: "Middle name", type: "text" },
  name: { label: "Name", type: "text" },
  nickname: { label: "Nickname", type: "text" },
  phone_number: { label: "Phone number", type: "tel", hint: "With country code and without spaces: +4930123456." },
  picture: { label: "Picture", type: "url", hint: "The address of a picture." },
  preferred_username: { label: "Preferred user name", type: "text" },
  profile: { label: "Profile page", type: "url", hint: "The address of a page." },
  website: { label: "Website", type: "url", hint: "The address of a page." },
  zoneinfo: { label: "Time zone", type: "text", hint: "Written as Europe/Berlin." },
}

/** @param attribute Cognito's name of it, without the "userAttributes." prefix */
export function attributeField(attribute: string): AttributeField {
  const known = Object.hasOwn(KNOWN, attribute) ? KNOWN[attribute] : undefined
  return { field: `${FIELD_PREFIX}${attribute}`, ...(known ?? { label: attribute, type: "text" }) }
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
