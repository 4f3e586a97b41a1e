import type { User } from "@/lib/users"

/** What one types to delete a user, and what that is. */
export interface Confirmation {
  kind: "e-mail address" | "phone number" | "user name" | "name" | "id"
  text: string
}

/** What a person knows the account by: its address, else its number, its user name or its name. */
export function confirmationOf(
  user: Pick<User, "userId" | "username" | "email" | "name" | "attributes">,
): Confirmation {
  const phoneNumber = user.attributes.find(({ name }) => name === "phone_number")?.value
  // Where people sign in with an address or a number, Cognito makes the user name up: nobody knows it by heart.
  const username = user.username === user.userId ? null : user.username
  const known: [Confirmation["kind"], string | null | undefined][] = [
    ["e-mail address", user.email],
    ["phone number", phoneNumber],
    ["user name", username],
    ["name", user.name],
  ]
  for (const [kind, text] of known) if (text?.trim()) return { kind, text: plain(text) }
  return { kind: "id", text: user.userId }
}

/** Whether somebody typed it, give or take what cannot be seen: capitals, spaces, the way an accent is encoded. */
export function isConfirmed(typed: string, { text }: Confirmation): boolean {
  return plain(typed).toLowerCase() === text.toLowerCase()
}

function plain(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ")
}
