import "server-only"
import type * as z from "zod"
import { attributeInput } from "@/lib/attribute-input"
import { refuseFields } from "@/lib/invalid-fields"
import { brokenRule, enteredValue, isWritable } from "@/lib/user-attributes"
import type { NewUser } from "@/lib/user-changes"
import type { UserPoolFacts } from "@/lib/user-pool-facts"
import type { createUserSchema } from "./schema"

type Input = z.output<typeof createUserSchema>

/** The attribute that says whether a contact is verified, by the contact's name. */
const VERIFIED = { email: "email_verified", phone_number: "phone_number_verified" } as const

/**
 * The new user that a form describes, by what the pool asks for. Attributes that the pool does not have are not read:
 * the form could name any.
 * @throws with every field that breaks a rule of the pool
 */
export function readNewUser(
  { signInBy, attributes: definitions }: UserPoolFacts,
  input: Input,
): Pick<NewUser, "username" | "attributes" | "invitation"> {
  const values = new Map<string, string>()
  const broken: Record<string, string> = {}
  for (const definition of definitions.filter(isWritable)) {
    const value = enteredValue(input, definition.name) ?? ""
    const rule = brokenRule(definition, value)
    if (rule) broken[attributeInput(definition.name)] = rule
    else if (value) values.set(definition.name, value)
  }
  for (const [contact, verified] of Object.entries(VERIFIED)) if (!values.has(contact)) values.delete(verified)

  const own = signInBy.includes("username")
  const contact = signInBy.find((name) => values.has(name))
  const username = own ? input.username : contact && values.get(contact)
  const signInField = signInNameField(signInBy)
  if (!username) broken[signInField] ??= "signInName"
  const address = input.invitation === "none" ? null : input.invitation === "sms" ? "phone_number" : "email"
  if (address && !values.has(address)) broken[attributeInput(address)] ??= "invitationAddress"
  if (Object.keys(broken).length > 0 || !username) refuseFields(broken)
  return {
    username,
    attributes: [...values].map(([name, value]) => ({ name, value })),
    invitation: input.invitation,
  }
}

/** The field that holds what a user of this pool signs in with; the first where there are two. */
export function signInNameField([first]: UserPoolFacts["signInBy"]): string {
  return first === undefined || first === "username" ? "username" : attributeInput(first)
}
