/** What somebody gets their codes by: whoever changes it can have a new password sent to themselves. */
const CONTACT_ATTRIBUTES: ReadonlySet<string> = new Set([
  "email",
  "email_verified",
  "phone_number",
  "phone_number_verified",
])

/** Whether one of these attributes decides where an account's codes are sent. */
export function concernsContact(attributes: readonly { name: string }[]): boolean {
  return attributes.some(({ name }) => CONTACT_ATTRIBUTES.has(name))
}
