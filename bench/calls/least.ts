/** Calls of the API and of Cognito. */
export interface Calls {
  api: number
  cognito: number
}

/**
 * The least that a page can ask of Cognito for what it shows, where that is more than one call: Cognito answers one
 * question at a time. Of the API it would be one request, whatever the page shows.
 */
const LEAST_OF_COGNITO: Readonly<Record<string, { calls: number; because: string }>> = {
  "/admin": { calls: 5, because: "four states of users, and the groups" },
  "/admin/users/[userId]": { calls: 3, because: "the user, their groups, and all groups" },
  "/admin/users/[userId]/add-user-to-group": { calls: 2, because: "the user and their groups" },
  "/admin/users/[userId]/delete-user": { calls: 2, because: "the user and their groups" },
  "/admin/users/[userId]/remove-user-from-group": { calls: 2, because: "the user and their groups" },
  "/admin/groups/[groupName]/remove-user-from-group": { calls: 2, because: "the group and the user" },
  "/admin/groups/[groupName]": { calls: 2, because: "the group and its members" },
  "/admin/groups/[groupName], second page": { calls: 2, because: "the group and its members" },
  "/admin/groups/[groupName]/add-user-to-group": { calls: 2, because: "users, and who is a member" },
  "/admin/groups/[groupName]/add-user-to-group?value=m": {
    calls: 3,
    because: "users by address and by name, and who is a member",
  },
  "/admin/groups/[groupName]/delete-group": { calls: 2, because: "the group and how many are in it" },
  "/admin/users/change-many-users?change=add-user-to-group&groupName=[groupName]&userId=[userId]": {
    calls: 3,
    because: "the group, the user, and their groups",
  },
}

/** The least for a page that has asked so much, and why it is more than one call each. */
export function leastOfPage(name: string, { api, cognito }: Calls): Calls & { because?: string } {
  const { calls = Math.min(1, cognito), because } = LEAST_OF_COGNITO[name] ?? {}
  return { api: Math.min(1, api), cognito: calls, ...(because && { because }) }
}

/**
 * The least that a change can ask: of Cognito the caller's token, the caller's groups, and the change itself; of the API the
 * end of a chain, the intent and the outcome.
 */
export const LEAST_OF_CHANGES: Calls & { because?: string } = { api: 3, cognito: 3 }
