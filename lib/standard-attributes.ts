/** How an attribute is asked for: what it is called, and how Cognito wants it written, where that is not free text. */
export interface AttributeWords {
  label: string
  hint?: string
  type: "text" | "email" | "tel" | "url" | "date"
}

// The standard attributes that a pool can have: https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims
const STANDARD: Readonly<Record<string, AttributeWords>> = {
  address: { label: "Address", type: "text" },
  birthdate: { label: "Date of birth", type: "date" },
  email: { label: "E-mail address", type: "email" },
  email_verified: { label: "E-mail address is verified", type: "text" },
  family_name: { label: "Family name", type: "text" },
  gender: { label: "Gender", type: "text" },
  given_name: { label: "Given name", type: "text" },
  locale: { label: "Language", type: "text", hint: "Written as en or en-GB." },
  middle_name: { label: "Middle name", type: "text" },
  name: { label: "Name", type: "text" },
  nickname: { label: "Nickname", type: "text" },
  phone_number: { label: "Phone number", type: "tel", hint: "With country code and without spaces: +4930123456." },
  phone_number_verified: { label: "Phone number is verified", type: "text" },
  picture: { label: "Picture", type: "url", hint: "The address of a picture." },
  preferred_username: { label: "Preferred user name", type: "text" },
  profile: { label: "Profile page", type: "url", hint: "The address of a page." },
  sub: { label: "User id", type: "text" },
  updated_at: { label: "Profile updated at", type: "text", hint: "In seconds since 1970." },
  website: { label: "Website", type: "url", hint: "The address of a page." },
  zoneinfo: { label: "Time zone", type: "text", hint: "Written as Europe/Berlin." },
}

/** An attribute in words; one of the pool's own is called what its developer called it. */
export function attributeWords(name: string): AttributeWords {
  const known = Object.hasOwn(STANDARD, name) ? STANDARD[name] : undefined
  return known ?? { label: name.replace(/^custom:/, ""), type: "text" }
}
