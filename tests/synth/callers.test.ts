import { buildSchema } from "graphql"
import { beforeAll, describe, expect, it } from "vitest"
import { ROLE_GROUPS } from "../../amplify/data/roles"
import { OPERATIONS, type Operation, rolesOf, rolesThatMayCall } from "../../lib/roles"
import type { BackendDescription } from "../../local/assembly/backend-description"
import { DIRECTIVES_AND_SCALARS } from "./appsync-schema"
import { describeDeployedBackend } from "./backend"
import { callersOfFields, type FieldCallers } from "./field-callers"

let backend: BackendDescription
let callers: Record<string, FieldCallers>
beforeAll(async () => {
  backend = await describeDeployedBackend()
  callers = callersOfFields(backend)
})

const EVERY_ROLE = ["ADMINS", "SUPPORT", "AUDITORS"]
const SUPPORT = ["ADMINS", "SUPPORT"]
const AUDITORS = ["ADMINS", "AUDITORS"]
const ADMINS = ["ADMINS"]
const NOBODY: string[] = []

/** Whose members may call each field. A new field needs its line here and in `amplify/data/resource.ts`. */
const GROUPS: Record<string, string[]> = {
  listUsers: EVERY_ROLE,
  getUser: EVERY_ROLE,
  listGroups: EVERY_ROLE,
  getGroup: EVERY_ROLE,
  listGroupsForUser: EVERY_ROLE,
  listUsersInGroup: EVERY_ROLE,
  describeUserPool: EVERY_ROLE,

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

  createAuditEvent: NOBODY,
  createGuardState: NOBODY,
  updateGuardState: NOBODY,
}

/** What functions keep in the API: whatever is not here, no function may call. */
const KEPT = {
  audit: ["listAuditEvents", "createAuditEvent", "auditEventsByActor"],
  guards: ["getGuardState", "createGuardState", "updateGuardState"],
}

describe("the deployed API", () => {
  it("lets exactly the members of these groups call each query and mutation", () => {
    expect(Object.fromEntries(Object.entries(callers).map(([field, { groups }]) => [field, groups]))).toEqual(GROUPS)
  })

  it("takes IAM signatures and the pool's tokens, no API key and no anonymous caller", () => {
    expect(backend.api.authenticationModes).toEqual(["AWS_IAM", "AMAZON_COGNITO_USER_POOLS"])
    expect(backend.api.schema).not.toMatch(/@aws_(api_key|oidc|lambda)/)
  })

  it("has no subscription", () => {
    expect(buildSchema(DIRECTIVES_AND_SCALARS + backend.api.schema).getSubscriptionType()).toBeUndefined()
  })

  it("lets functions call what they keep there, and nothing that people call to change something", () => {
    const called = Object.entries(callers).filter(([, { functions }]) => functions.length > 0)
    expect(called.map(([field]) => field).sort()).toEqual([...KEPT.audit, ...KEPT.guards].sort())
  })

  it("lets no function call every field of a type, except of the subscriptions, of which there are none", () => {
    const resources = backend.functions.flatMap(({ role }) =>
      role.statements
        .filter(({ Action }) => [Action].flat().some((action) => /^(\*|appsync)/.test(action)))
        .flatMap(({ Action, Resource }) => [Resource].flat().map((resource) => `${Action} ${resource}`)),
    )
    const { arn } = backend.api
    const allowed = [
      `appsync:GraphQL ${arn}/types/Subscription/*`,
      ...Object.entries(callers).map(([field, { kind }]) => {
        const type = kind === "query" ? "Query" : "Mutation"
        return `appsync:GraphQL ${arn}/types/${type}/fields/${field}`
      }),
    ]
    expect(resources.filter((resource) => !allowed.includes(resource))).toEqual([])
  })
})

describe("the roles of the console", () => {
  it("may call exactly what the deployed API lets their groups call", () => {
    const deployed = Object.entries(callers)
      .map(([field, { groups }]) => [field, rolesOf(groups)] as const)
      .filter(([, roles]) => roles.length > 0)
    const ofConsole = OPERATIONS.map((operation: Operation) => [operation, rolesThatMayCall(operation)] as const)
    expect(Object.fromEntries(ofConsole)).toEqual(Object.fromEntries(deployed))
  })

  it("are given by groups that the pool has, and by every group of the API", () => {
    expect(backend.userPool.groups.map(({ name }) => name)).toEqual(expect.arrayContaining([...ROLE_GROUPS]))
    const named = new Set(Object.values(callers).flatMap(({ groups }) => groups))
    expect([...named].sort()).toEqual([...ROLE_GROUPS].sort())
  })
})
