import { beforeAll, describe, expect, it } from "vitest"
import { USERNAME_IS_SUB } from "../../amplify/auth/username"
import { folderOf } from "../../amplify/testing/field-name"
import type { BackendDescription } from "../../local/assembly/backend-description"
import { describeDeployedBackend, USER_POOL_ID } from "./backend"
import { actionsOf, statementsOf } from "./granted"

/**
 * What each function may do to the user pool (`cognito-idp:`); nothing else may be in its role. A new function adds its line here and in
 * `amplify/auth/resource.ts` (or, where that has no words for it, `amplify/auth/direct-permissions.ts`), nowhere else; its log
 * comes from its line in `amplify/data/changes.ts` or `readings.ts`.
 */
const PERMISSIONS: Record<string, string[]> = {
  "list-users": ["ListUsers"],
  "get-user": ["AdminGetUser"],
  "list-groups": ["ListGroups"],
  "get-group": ["GetGroup"],
  "list-groups-for-user": ["AdminListGroupsForUser"],
  "list-users-in-group": ["ListUsersInGroup"],
  "describe-user-pool": ["DescribeUserPool"],

  "create-user": ["AdminCreateUser", "AdminListGroupsForUser"],
  "resend-invitation": ["AdminCreateUser", "ListUsers", "AdminListGroupsForUser"],
  "confirm-sign-up": ["AdminConfirmSignUp", "ListUsers", "AdminListGroupsForUser"],
  "update-user-attributes": ["AdminUpdateUserAttributes", "ListUsers", "AdminListGroupsForUser"],
  "delete-user-attributes": ["AdminDeleteUserAttributes", "ListUsers", "AdminListGroupsForUser"],
  "enable-user": ["AdminEnableUser", "ListUsers", "AdminListGroupsForUser"],
  "disable-user": ["AdminDisableUser", "ListUsers", "AdminListGroupsForUser", "ListUsersInGroup"],
  "delete-user": ["AdminDeleteUser", "ListUsers", "AdminListGroupsForUser", "ListUsersInGroup"],
  "reset-user-password": ["AdminResetUserPassword", "ListUsers", "AdminListGroupsForUser", "ListUsersInGroup"],
  "set-user-password": ["AdminSetUserPassword", "ListUsers", "AdminListGroupsForUser", "ListUsersInGroup"],
  "set-user-mfa-preference": ["AdminSetUserMFAPreference", "AdminListGroupsForUser"],
  "sign-out-user": ["AdminUserGlobalSignOut", "AdminListGroupsForUser"],
  "create-group": ["CreateGroup", "AdminListGroupsForUser"],
  "update-group": ["UpdateGroup", "GetGroup", "AdminListGroupsForUser"],
  "delete-group": ["DeleteGroup", "GetGroup", "AdminListGroupsForUser"],
  "add-user-to-group": ["AdminAddUserToGroup", "AdminListGroupsForUser"],
  "remove-user-from-group": [
    "AdminRemoveUserFromGroup",
    "AdminListGroupsForUser",
    "ListUsersInGroup",
    "AdminUserGlobalSignOut",
  ],

  // On a schedule: looks whether changes were made that were left open, and counts the administrators.
  "reconcile-audit": ["ListUsers", "AdminListGroupsForUser", "GetGroup", "ListUsersInGroup"],
}

/** Of the API itself: every change goes on with the audit trail. */
const AUDIT_TRAIL = ["Mutation.createAuditEvent", "Query.listAuditEvents"]
/** Of the API itself: how often a caller was refused just now. */
const REFUSALS = ["Query.auditEventsByActor"]
/** Of the API itself: what could leave the app without an administrator, or make one, is remembered. */
const GUARD_STATE = ["Mutation.createGuardState", "Mutation.updateGuardState", "Query.getGuardState"]
const GUARDED = [
  "add-user-to-group",
  "delete-user",
  "disable-user",
  "reconcile-audit",
  "remove-user-from-group",
  "reset-user-password",
  "set-user-password",
]
/** Those that share no log with others: its heads are for nobody to forge; it stands in another stack. */
const OWN_LOGS: Record<string, string> = {
  "reconcile-audit": "ReconcileAudit",
  "describe-user-pool": "DescribeUserPool",
}
const isReading = (name: string) => /^(list|get|describe)-/.test(name)

/** What a function may ask of the API, field by field. */
function fieldsFor(name: string): string[] {
  if (isReading(name)) return []
  const counted = name === "reconcile-audit" ? [] : REFUSALS
  return [...AUDIT_TRAIL, ...counted, ...(GUARDED.includes(name) ? GUARD_STATE : [])].sort()
}

/** What Amplify tells a function of the API that it may call. */
const API_PARAMETERS = [
  "AMPLIFY_DATA_DEFAULT_NAME",
  "AMPLIFY_DATA_GRAPHQL_ENDPOINT",
  "AMPLIFY_DATA_MODEL_INTROSPECTION_SCHEMA_BUCKET_NAME",
  "AMPLIFY_DATA_MODEL_INTROSPECTION_SCHEMA_KEY",
]

let backend: BackendDescription
beforeAll(async () => {
  backend = await describeDeployedBackend()
})

/** One line for each function, with what its role allows. */
function asTable(granted: Readonly<Record<string, readonly (string | string[])[]>>): string {
  const lines = Object.entries(granted).map(([name, actions]) => `${name.padEnd(24)} ${actions.join(", ")}`)
  return ["What each deployed function may do to the user pool:", ...lines.sort()].join("\n  ")
}

describe("the deployed functions", () => {
  it("are those of the table, and no more", () => {
    expect(backend.functions.map((each) => each.displayName).sort()).toEqual(Object.keys(PERMISSIONS).sort())
  })

  it("may each do exactly what their line says, to this user pool, and nothing else", () => {
    const granted = Object.fromEntries(
      backend.functions.map((each) => [each.displayName, actionsOf(each, "cognito-idp").sort()]),
    )
    // Not by the console, which is silent where a test passes: whoever reviews this reads it in the output.
    process.stdout.write(`${asTable(granted)}\n`)
    const table = Object.entries(PERMISSIONS).map(([name, actions]) => [name, actions.toSorted()])
    expect(granted).toEqual(Object.fromEntries(table))
    for (const statement of backend.functions.flatMap((each) => statementsOf(each, "cognito-idp"))) {
      expect(statement.Effect).toBe("Allow")
      expect([statement.Resource].flat()).toEqual([expect.stringMatching(new RegExp(`:userpool/${USER_POOL_ID}$`))])
    }
  })

  it("may each call exactly their fields of this API: no function can call an operation of an administrator's", () => {
    const granted = backend.functions.map((each) => {
      const resources = statementsOf(each, "appsync").flatMap(({ Resource }) => Resource)
      for (const resource of resources) expect(String(resource)).toMatch(new RegExp(`^${backend.api.arn}/types/`))
      const fields = resources.map((resource) => String(resource).split("/types/")[1]?.replace("/fields/", ".") ?? "")
      return [each.displayName, fields.sort()]
    })
    // There is no subscription: this is how Amplify gives a function the address of the API.
    const table = backend.functions.map(({ displayName }) => {
      const fields = fieldsFor(displayName)
      return [displayName, fields.length > 0 ? [...fields, "Subscription/*"].sort() : []]
    })
    expect(Object.fromEntries(granted)).toEqual(Object.fromEntries(table))
  })

  it("may each write into the log of their kind, and into no other", () => {
    for (const each of backend.functions) {
      expect(actionsOf(each, "logs")).toEqual(["CreateLogStream", "PutLogEvents"])
      const kind = isReading(each.displayName) ? "Readings" : "Changes"
      const log = OWN_LOGS[each.displayName] ?? kind
      const groups = statementsOf(each, "logs").flatMap(({ Resource }) => Resource)
      expect(groups).toEqual([expect.stringMatching(new RegExp(`:log-group:${log}Log\\w*:\\*$`))])
    }
  })

  it("may do nothing else at all, but read the parameters that name the pool and the API", () => {
    const services = new Set(
      backend.functions.flatMap(({ role }) => role.statements.flatMap(({ Action }) => [Action].flat())),
    )
    const others = [...services].filter((action) => !/^(cognito-idp|appsync|logs):/.test(action))
    expect(others.sort()).toEqual(["s3:GetObject", "ssm:GetParameters"])
    for (const each of backend.functions) {
      const parameters = statementsOf(each, "ssm").flatMap(({ Resource }) => [Resource].flat().map(String))
      const names = parameters.map((parameter) => parameter.split("/").at(-1)).sort()
      const pool = each.displayName === "describe-user-pool" ? [] : ["AMPLIFY_AUTH_USERPOOL_ID"]
      expect(names).toEqual(isReading(each.displayName) ? pool : [...pool, ...API_PARAMETERS].sort())
      // Where Amplify keeps the shape of the models, for its own client; nothing secret, and read only.
      const objects = statementsOf(each, "s3").flatMap(({ Resource }) => [Resource].flat().map(String))
      const shape = isReading(each.displayName) ? [] : [expect.stringMatching(/\/modelIntrospectionSchema\.json$/)]
      expect(objects).toEqual(shape)
    }
  })

  it("have no wildcard anywhere in their roles but that one, and the streams of their log", () => {
    const statements = JSON.stringify(backend.functions.flatMap(({ role }) => role.statements))
    const others = statements.replaceAll("/types/Subscription/*", "").replaceAll(/:log-group:\w+:\*"/g, '"')
    expect(others).not.toContain("*")
  })

  it("have time for Cognito's slow moments", () => {
    for (const { displayName, timeoutMs } of backend.functions) {
      // Nobody waits for the one that runs on a schedule.
      expect([displayName, timeoutMs]).toEqual([displayName, displayName === "reconcile-audit" ? 240_000 : 15_000])
    }
  })
})

describe("user names", () => {
  it("are the subs exactly where the pool makes them", () => {
    const { UsernameAttributes, AliasAttributes } = backend.userPool.properties as Record<string, string[] | undefined>
    const providers = backend.userPool.clients.flatMap(
      ({ properties }) => properties.SupportedIdentityProviders as string[],
    )
    const poolMakesThem =
      (UsernameAttributes?.length ?? 0) > 0 && !AliasAttributes && providers.every((provider) => provider === "COGNITO")
    expect(USERNAME_IS_SUB).toBe(poolMakesThem)
  })

  it("can be looked up by every function that takes a userId, where they are not the subs", () => {
    const takeUserId = [...backend.api.schema.matchAll(/^ {2}(\w+)\([^)]*\buserId:/gm)].map(([, field]) => field ?? "")
    expect(takeUserId).toContain("addUserToGroup")
    const lacking = takeUserId.filter((field) => !PERMISSIONS[folderOf(field)]?.includes("ListUsers"))
    expect(USERNAME_IS_SUB ? [] : lacking).toEqual([])
  })
})
