import type { User } from "@/lib/users"

/** Where an invitation goes, or null: by e-mail wherever there is an address, as the handler asks of Cognito. */
export function invitationAddress({ email, attributes }: Pick<User, "email" | "attributes">) {
  if (email) return { by: "email", address: email } as const
  const phoneNumber = attributes.find(({ name }) => name === "phone_number")?.value
  return phoneNumber ? ({ by: "sms", address: phoneNumber } as const) : null
}
