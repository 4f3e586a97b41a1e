import { mayCall, mayChoosePasswords, type Operation, type Role, rolesThatMayCall } from "@/lib/roles"
import { ruleSentence } from "@/lib/words"

/** What a role is called. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  admin: "Administrator",
  support: "Support",
  auditor: "Auditor",
}

/** Why somebody may not do something, by who may. */
const REFUSALS: Readonly<Record<string, string>> = {
  admin: "Only administrators may do this. Ask one of them.",
  "admin support": "Only administrators and support may do this. Ask one of them.",
  "admin auditor": "Only administrators and auditors may see this. Ask one of them.",
}

const REFUSAL = "Your role in this console does not allow this. Ask an administrator."

/** Why somebody with these roles may not call a field of the API; null where they may. */
export function roleRefusal(roles: readonly Role[], operation: Operation): string | null {
  if (mayCall(roles, operation)) return null
  return REFUSALS[rolesThatMayCall(operation).join(" ")] ?? REFUSAL
}

/** Why somebody with these roles cannot see, and so choose, a new user's password; null where they can. */
export function passwordRefusal(roles: readonly Role[]): string | null {
  return mayChoosePasswords(roles) ? null : ruleSentence("invitationNeeded")
}

/** What is said to those who may not see a password, in a pool that sends no invitations. */
export const NO_INVITATIONS =
  "This user pool sends no invitations, and only administrators may see a new user's password. Ask one of them."

/** Why a group that gives a role cannot be deleted. */
export function roleGroupStays(role: Role): string {
  return `This group gives the role “${ROLE_NAMES[role]}” in this console. It cannot be deleted.`
}

/** What is said to those who may not change users who hold a role. */
export const ROLE_HOLDER = {
  refusal: "This user has a role in this console: only administrators may change them.",
  unknown:
    "Whether this user has a role in this console could not be read, so nothing can be changed. Reload the page.",
} as const
