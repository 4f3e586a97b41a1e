import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import type { RoleGroup } from "@/amplify/data/roles"

/** What the group of each role lets somebody do in this console. */
export const ROLE_GROUP_WORDS: Readonly<Record<RoleGroup, string>> = {
  ADMINS: "ADMINS: may see and change everything here, and give roles",
  SUPPORT: "SUPPORT: may see users and groups, and help those who have no role here to sign in",
  AUDITORS: "AUDITORS: may see everything here, the audit trail too, and change nothing",
}

/** What is said before a group is given or taken that gives a role. */
export const ROLE_CHANGE = {
  giving: `Gives a role in this console. It counts from their next token: at once when they sign in again, within ${minutes} minutes at the latest.`,
  taking: `Takes a role in this console. They can change nothing here from then on; with a token already issued they can still read for up to ${minutes} minutes.`,
  takingFromMany: `Takes a role in this console, and signs them out everywhere. They can change nothing here from then on; with a token already issued they can still read for up to ${minutes} minutes.`,
  hasAll: "They have every role already.",
  hasItNot: (groupName: string) => `They are not in ${groupName}.`,
  keepSignedIn: "Keep them signed in",
  keepSignedInHint: "If not, they are signed out everywhere, on every device.",
} as const
