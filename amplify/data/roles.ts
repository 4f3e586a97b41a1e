/** The groups whose members have a role in this console, as `amplify/auth/resource.ts` creates them. */
export const ROLE_GROUPS = ["ADMINS", "SUPPORT", "AUDITORS"] as const

export type RoleGroup = (typeof ROLE_GROUPS)[number]

/** The group whose members may do everything; the last one who can sign in stays in it. */
export const ADMIN_GROUP: RoleGroup = "ADMINS"

/** Whether a group gives a role in this console. Case matters, as it does in Cognito. */
export const isRoleGroup = (groupName: string): groupName is RoleGroup =>
  (ROLE_GROUPS as readonly string[]).includes(groupName)

/** The roles among a user's groups, the mightiest first. */
export const rolesAmong = (groups: readonly string[]): RoleGroup[] =>
  ROLE_GROUPS.filter((role) => groups.includes(role))
