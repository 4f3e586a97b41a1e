import { beforeAll, describe, expect, it } from "vitest"
import { USERNAME_IS_SUB } from "../../amplify/auth/username"
import type { BackendDescription, FunctionDescription } from "../../local/assembly/backend-description"
import { describeDeployedBackend, USER_POOL_ID } from "./backend"

/**
 * What each function may do to the user pool; nothing else may be in its role. A new function adds its line here and in
 * `amplify/auth/resource.ts` (or, where that has no words for it, `amplify/auth/direct-permissions.ts`), nowhere else.
 */
const PERMISSIONS: Record<string, string[]> = {
  "list-users": ["cognito-idp:ListUsers"],
  "get-user": ["cognito-idp:AdminGetUser"],
  "create-user": ["cognito-idp:AdminCreateUser"],
  "resend-invitation": ["cognito-idp:AdminCreateUser", "cognito-idp:ListUsers"],
  "confirm-sign-up": ["cognito-idp:AdminConfirmSignUp"],
  "update-user-attributes": ["cognito-idp:AdminUpdateUserAttributes", "cognito-idp:ListUsers"],
  "delete-user-attributes": ["cognito-idp:AdminDeleteUserAttributes", "cognito-idp:ListUsers"],
  "enable-user": ["cognito-idp:AdminEnableUser"],
  "disable-user": ["cognito-idp:AdminDisableUser"],
  "delete-user": ["cognito-idp:AdminDeleteUser"],
  "reset-user-password": ["cognito-idp:AdminResetUserPassword"],
  "set-user-password": ["cognito-idp:AdminSetUserPassword", "cognito-idp:ListUsers"],
  "set-user-mfa-preference": ["cognito-idp:AdminSetUserMFAPreference"],
  "sign-out-user": ["cognito-idp:AdminUserGlobalSignOut"],
  "list-groups": ["cognito-idp:ListGroups"],
  "get-group": ["cognito-idp:GetGroup"],
  "create-group": ["cognito-idp:CreateGroup"],
  "update-group": ["cognito-idp:UpdateGroup", "cognito-idp:GetGroup"],
  "delete-group": ["cognito-idp:DeleteGroup"],
  "list-groups-for-user": ["cognito-idp:AdminListGroupsForUser"],
  "list-users-in-group": ["cognito-idp:ListUsersInGroup"],
  "add-user-to-group": ["cognito-idp:AdminAddUserToGroup"],
  "remove-user-from-group": ["cognito-idp:AdminRemoveUserFromGroup"],
  "describe-user-pool": ["cognito-idp:DescribeUserPool"],
}

let backend: BackendDescription
beforeAll(async () => {
  backend = await describeDeployedBackend()
})

const actionsOn = ({ role }: FunctionDescription) =>
  role.statements.filter(({ Action }) => ![Action].flat().every((action) => action === "ssm:GetParameters"))

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
      backend.functions.map((each) => [each.displayName, actionsOn(each).flatMap(({ Action }) => Action)]),
    )
    // Not by the console, which is silent where a test passes: whoever reviews this reads it in the output.
    process.stdout.write(`${asTable(granted)}\n`)
    expect(granted).toEqual(PERMISSIONS)
    for (const statement of backend.functions.flatMap(actionsOn)) {
      expect(statement.Effect).toBe("Allow")
      expect([statement.Resource].flat()).toEqual([expect.stringMatching(new RegExp(`:userpool/${USER_POOL_ID}$`))])
    }
  })

  it("have no wildcard anywhere in their roles", () => {
    const statements = backend.functions.flatMap(({ role }) => role.statements)
    expect(JSON.stringify(statements)).not.toContain("*")
  })

  it("read no parameter but the id of their user pool, which the three beside the pool are given", () => {
    const given = ["confirm-sign-up", "describe-user-pool", "sign-out-user"]
    for (const { role, displayName, environment } of backend.functions) {
      if (given.includes(displayName)) {
        expect(environment.AMPLIFY_AUTH_USERPOOL_ID).toBe(USER_POOL_ID)
        expect(JSON.stringify(role.statements)).not.toContain("ssm:")
        continue
      }
      const parameters = role.statements.filter(({ Action }) => [Action].flat().includes("ssm:GetParameters"))
      expect(parameters).toHaveLength(1)
      expect(String(parameters[0]?.Resource)).toMatch(/\/AMPLIFY_AUTH_USERPOOL_ID$/)
    }
  })

  it("have time for Cognito's slow moments", () => {
    for (const each of backend.functions) expect(each.timeoutMs).toBe(15_000)
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
    const kebab = (field: string) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const lacking = takeUserId.filter((field) => !PERMISSIONS[kebab(field)]?.includes("cognito-idp:ListUsers"))
    expect(USERNAME_IS_SUB ? [] : lacking).toEqual([])
  })
})
