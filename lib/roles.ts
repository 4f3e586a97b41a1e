/** The Cognito group whose members administer the app. `amplify/auth/resource.ts` creates it, the API is locked to it. */
export const ADMIN_GROUP = "ADMINS"

/** What a signed-in person may do in this console. Nobody without a role sees anything of it. */
export type Role = "admin"

const ROLE_OF_GROUP: ReadonlyMap<string, Role> = new Map([[ADMIN_GROUP, "admin"]])

/**
 * The role that a person's groups give, or null when they give none.
 * @param groups names as in the `cognito:groups` claim; case matters, as it does in Cognito
 */
export function roleOf(groups: readonly string[]): Role | null {
  for (const group of groups) {
    const role = ROLE_OF_GROUP.get(group)
    if (role) return role
  }
  return null
}
