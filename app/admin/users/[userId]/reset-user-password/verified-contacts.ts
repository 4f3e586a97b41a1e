import type { User } from "@/lib/users"

/** Where Cognito may send the code for a new password: nothing but what was verified. */
export function verifiedContacts({ email, emailVerified, attributes }: User): string[] {
  const read = (wanted: string) => attributes.find(({ name }) => name === wanted)?.value
  const phoneNumber = read("phone_number_verified") === "true" ? read("phone_number") : undefined
  return [emailVerified ? email : undefined, phoneNumber].filter((contact) => typeof contact === "string")
}
