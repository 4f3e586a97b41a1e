import { TOKEN_VALIDITY_MINUTES as minutes } from "@/amplify/auth/user-pool-client"
import { isGroupChange, type ManyUsersChange, type ManyUsersPlan, needsReason } from "@/lib/many-users"
import { MOST_CHOSEN_USERS, MOST_USERS_IN_ONE_POST } from "@/lib/many-users-limits"
import { ROLE_CHANGE } from "@/lib/role-change-words"

interface ChangeWords {
  /** The verb, where users are chosen. */
  label: string
  /** What is about to happen to that many. */
  title(users: string, groupName: string): string
  button: ButtonWords
  /** What it means, and from when on. */
  sentence: string
  /** What would happen to one of them, and what did. */
  will: string
  done: string
}

/** The button that does it, to one user and to `{}` of them; and while it does. Plain text: it goes to the browser. */
export interface ButtonWords {
  one: string
  many: string
  pending: string
}

const CHANGES: Readonly<Record<ManyUsersChange, ChangeWords>> = {
  "add-user-to-group": {
    label: "Add to group",
    title: (users, groupName) => `Add ${users} to ${groupName}`,
    button: { one: "Add 1 user", many: "Add {} users", pending: "Adding…" },
    sentence: `The group counts from their next token: at once when they sign in again, else within ${minutes} minutes.`,
    will: "Will be added",
    done: "Was added",
  },
  "remove-user-from-group": {
    label: "Remove from group",
    title: (users, groupName) => `Remove ${users} from ${groupName}`,
    button: { one: "Remove 1 user", many: "Remove {} users", pending: "Removing…" },
    sentence: `A token that they already hold keeps the group until it ends, ${minutes} minutes at most.`,
    will: "Will be removed",
    done: "Was removed",
  },
  "enable-user": {
    label: "Enable",
    title: (users) => `Enable ${users}`,
    button: { one: "Enable 1 user", many: "Enable {} users", pending: "Enabling…" },
    sentence: "Takes the block away: they sign in as before, as far as their status allows.",
    will: "Will be enabled",
    done: "Was enabled",
  },
  "disable-user": {
    label: "Disable",
    title: (users) => `Disable ${users}`,
    button: { one: "Disable 1 user", many: "Disable {} users", pending: "Disabling…" },
    sentence: `Every sign-in is refused; what they have open now ends within ${minutes} minutes. The accounts and all that belongs to them stay.`,
    will: "Will be disabled",
    done: "Was disabled",
  },
  "sign-out-user": {
    label: "Sign out everywhere",
    title: (users) => `Sign out ${users} everywhere`,
    button: { one: "Sign out 1 user", many: "Sign out {} users", pending: "Signing out…" },
    sentence: `Their sessions end on every device; what they have open now ends within ${minutes} minutes. They can sign in again at once.`,
    will: "Will be signed out",
    done: "Was signed out",
  },
}

export function manyUsersWords(change: ManyUsersChange): ChangeWords {
  return CHANGES[change]
}

/** What a change means, and from when on. */
export function manyUsersSentence(plan: ManyUsersPlan): string {
  if (!isGroupChange(plan.change) || !needsReason(plan)) return CHANGES[plan.change].sentence
  return plan.change === "add-user-to-group" ? ROLE_CHANGE.giving : ROLE_CHANGE.takingFromMany
}

/** The heading of a change of that many users. */
export function manyUsersTitle({ change, groupName }: ManyUsersPlan, count: number): string {
  const users = count === 1 ? "1 user" : `${count} users`
  return CHANGES[change].title(users, groupName === null ? "a group" : `\u2068${groupName}\u2069`)
}

/** Why a change of many users cannot be looked at, and why a user would stay as they are. Said by the server. */
export const MANY_USERS_REFUSALS = {
  unreadable: () => "This address does not say which users are meant. Choose them in the list again.",
  nobody: () => "Nobody is chosen. Tick the users in the list, then choose what to do with them.",
  tooMany: (count: number) =>
    `${count} users are chosen, and at most ${MOST_CHOSEN_USERS} can be changed at once. Choose fewer.`,
  noSuchGroup: () => "There is no group of this name. Choose another.",
  stays: (reason: string) => `No change. ${reason}`,
  gone: () => "This user does not exist any more.",
  heldAlready: () => "They are in the group already.",
  notHeld: () => "They are not in the group.",
  notSignedOut: () => "Was removed, but could not be signed out. Open the user and sign them out everywhere.",
} as const

/** What is said to whoever has no scripts. */
export const ONE_POST = {
  limit: () => `Without JavaScript, ${MOST_USERS_IN_ONE_POST} users are changed at a time.`,
  goOn: (count: number) => `Go on with the other ${count}`,
} as const

/** What is said of a change of many users before and after it is done. The browser has these. */
export const MANY_USERS = {
  preview: (counts: Counts) => {
    const parts = [
      counts.changes === 0
        ? "Nobody will change"
        : counts.changes === 1
          ? "1 user will change"
          : `${counts.changes} users will change`,
      counts.stays > 0 && (counts.stays === 1 ? "1 stays as is" : `${counts.stays} stay as they are`),
      counts.unread > 0 && (counts.unread === 1 ? "1 is not looked at" : `${counts.unread} are not looked at`),
    ]
    return `${parts.filter(Boolean).join(", ")}.`
  },
  reading: (read: number, all: number) => `Looking at the users: ${read} of ${all}.`,
  notRead: () => "Not looked at yet",
  waiting: () => "Waiting",
  ended: ({ done, failed, unknown, left, stays, unread }: Ended) => {
    const parts = [
      done === 1 ? "1 user was changed" : `${done} users were changed`,
      failed > 0 && (failed === 1 ? "1 was not" : `${failed} were not`),
      unknown > 0 && `of ${unknown} it is not known`,
      left > 0 && (left === 1 ? "1 was not reached" : `${left} were not reached`),
      stays > 0 && (stays === 1 ? "1 stayed as is" : `${stays} stayed as they were`),
      unread > 0 && (unread === 1 ? "1 was not looked at" : `${unread} were not looked at`),
    ]
    return `${parts.filter(Boolean).join(", ")}.`
  },
  interrupted: () =>
    "This change was stopped before its end. What became of those who were reached is said below; the others can be changed now.",
  notReached: () => "Not reached",
  again: (count: number) => (count === 1 ? "Try the one again" : `Try the ${count} again`),
} as const

interface Ended {
  done: number
  failed: number
  unknown: number
  left: number
  stays: number
  unread: number
}

interface Counts {
  changes: number
  stays: number
  unread: number
}
