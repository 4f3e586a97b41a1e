import type { ConsoleSchema } from "@/amplify/data/resource"
import { ROLE_GROUPS, type RoleGroup, rolesAmong } from "@/amplify/data/roles"

const ROLE_OF_GROUP = {
  ADMINS: "admin",
  SUPPORT: "support",
  AUDITORS: "auditor",
} as const satisfies Record<RoleGroup, string>

/** What a signed-in person may do in this console. Nobody without a role sees anything of it. */
export type Role = (typeof ROLE_OF_GROUP)[RoleGroup]

/** Every role, the mightiest first. */
export const ROLES: readonly Role[] = ROLE_GROUPS.map((group) => ROLE_OF_GROUP[group])

/**
 * The roles that a person's groups give, the mightiest first.
 * @param groups names as in the `cognito:groups` claim; case matters, as it does in Cognito
 */
export function rolesOf(groups: readonly string[]): Role[] {
  return rolesAmong(groups).map((group) => ROLE_OF_GROUP[group])
}

/** The role that a group gives to its members, or null. */
export function roleOfGroup(groupName: string): Role | null {
  return rolesOf([groupName])[0] ?? null
}

type FunctionField = {
  [Name in keyof ConsoleSchema & string]: ConsoleSchema[Name] extends { functionHandler: unknown } ? Name : never
}[keyof ConsoleSchema & string]

const EVERYBODY = ["admin", "support", "auditor"] as const
const SUPPORT = ["admin", "support"] as const
const AUDITORS = ["admin", "auditor"] as const
const ADMINS = ["admin"] as const

/**
 * Who may call each field of the API, as `amplify/data/resource.ts` has it: `tests/synth/callers.test.ts` holds the two
 * against each other. It is asked before the API is, so that nobody is offered what they may not do.
 */
const MAY_CALL = {
  listUsers: EVERYBODY,
  getUser: EVERYBODY,
  listGroups: EVERYBODY,
  getGroup: EVERYBODY,
  listGroupsForUser: EVERYBODY,
  listUsersInGroup: EVERYBODY,
  describeUserPool: EVERYBODY,

  createUser: SUPPORT,
  resendInvitation: SUPPORT,
  confirmSignUp: SUPPORT,
  resetUserPassword: SUPPORT,
  signOutUser: SUPPORT,
  enableUser: SUPPORT,
  disableUser: SUPPORT,

  addUserToGroup: ADMINS,
  removeUserFromGroup: ADMINS,
  updateUserAttributes: ADMINS,
  deleteUserAttributes: ADMINS,
  deleteUser: ADMINS,
  setUserPassword: ADMINS,
  setUserMfaPreference: ADMINS,
  createGroup: ADMINS,
  updateGroup: ADMINS,
  deleteGroup: ADMINS,

  getAuditEvent: AUDITORS,
  listAuditEvents: AUDITORS,
  auditEventsByMonth: AUDITORS,
  auditEventsByActor: AUDITORS,
  auditEventsByTarget: AUDITORS,
  auditEventsByAction: AUDITORS,
  auditEventsByOutcome: AUDITORS,
  getGuardState: ADMINS,
} as const satisfies Record<FunctionField, readonly Role[]> & Record<string, readonly Role[]>

/** A field of the API that people call: `disableUser`. */
export type Operation = keyof typeof MAY_CALL

export const OPERATIONS = Object.keys(MAY_CALL) as Operation[]

/** The roles that may call a field, the mightiest first. */
export function rolesThatMayCall(operation: Operation): readonly Role[] {
  return MAY_CALL[operation]
}

/** Whether somebody with these roles may call a field: several roles may do what each of them may. */
export function mayCall(roles: readonly Role[], operation: Operation): boolean {
  return rolesThatMayCall(operation).some((role) => roles.includes(role))
}

/**
 * Whether somebody with these roles may change users who hold a role of this console: support that could reset an
 * administrator's password could become one.
 */
export function mayChangeRoleHolders(roles: readonly Role[]): boolean {
  return roles.includes("admin")
}

/** Whether somebody with these roles may choose the password of somebody else. */
export function mayChoosePasswords(roles: readonly Role[]): boolean {
  return roles.includes("admin")
}
