import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { FRESH_SIGN_IN_MINUTES } from "../auth/fresh-sign-in"
import { ADMIN_ID, appsyncEvent, invoke, USER_POOL_ID, userPoolIdentity } from "../testing/appsync-event"
import { captureLog } from "../testing/captured-log"
import { cognitoUser, USER_ID } from "../testing/cognito-user"
import { changesAmong, fakeCognito, kept } from "../testing/fake-cognito"
import { folderOf } from "../testing/field-name"
import { AuditStoreError } from "./audit/audit-store"
import { changes } from "./changes"
import { appsyncGuardStateStore } from "./guards/appsync-guard-state-store"

const reason = "They asked for it"
const user = { userId: USER_ID }

beforeEach(() => void captureLog())
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** What is done to nobody but those who have not signed in yet. */
const OF_INVITED = ["resendInvitation"]
const invited = cognitoUser({ email: "invited@example.com" }, { UserStatus: "FORCE_CHANGE_PASSWORD" })

/** Calls a change as somebody whose token and whose groups say `role`, and who signed in that long ago. */
async function call(field: string, arguments_: object, { role = "ADMINS", minutesAgo = 0 } = {}) {
  vi.stubEnv("USER_POOL_SIGN_IN_BY", "email")
  const found = OF_INVITED.includes(field) ? invited : cognitoUser()
  const sent = fakeCognito(
    ({ name }) => {
      if (name === "ListUsersCommand") return { Users: [found] }
      if (name === "AdminCreateUserCommand") return { User: cognitoUser() }
      return {}
    },
    { groups: [role] },
  )
  const { claims } = userPoolIdentity()
  const identity = userPoolIdentity({
    groups: [role],
    claims: { ...claims, auth_time: Math.floor(Date.now() / 1000) - minutesAgo * 60 },
  })
  const { handler } = await import(`./${folderOf(field)}/handler.ts`)
  const answer = await invoke(handler, appsyncEvent(field, arguments_, { identity })).catch((error: Error) => error)
  return { refusal: answer instanceof Error ? answer.message : null, changes: changesAmong(sent) }
}

/** Changes that an administrator makes with a reason only. */
const WITH_REASON = [
  ["deleteUser", user],
  ["deleteGroup", { groupName: "EDITORS" }],
  ["addUserToGroup", { ...user, groupName: "ADMINS" }],
  ["addUserToGroup", { ...user, groupName: "SUPPORT" }],
  ["addUserToGroup", { ...user, groupName: "AUDITORS" }],
  ["removeUserFromGroup", { ...user, groupName: "ADMINS" }],
  ["removeUserFromGroup", { ...user, groupName: "SUPPORT" }],
  ["removeUserFromGroup", { ...user, groupName: "AUDITORS" }],
] as const

/** Changes that nobody makes who has not signed in just now. */
const WITH_FRESH_SIGN_IN = [
  ["deleteUser", user],
  ["deleteGroup", { groupName: "EDITORS" }],
  ["setUserPassword", { ...user, password: "Passw0rd-1", permanent: true }],
  ["setUserPassword", { ...user, password: "Passw0rd-1", permanent: false }],
  ["setUserMfaPreference", { ...user, disable: ["SOFTWARE_TOKEN_MFA"] }],
  ["setUserMfaPreference", { ...user, enable: ["SOFTWARE_TOKEN_MFA"] }],
  // With another address to send a code to, there is no need to know the password.
  ["updateUserAttributes", { ...user, changes: [{ name: "email", value: "other@example.com" }] }],
  ["updateUserAttributes", { ...user, changes: [{ name: "email_verified", value: "true" }] }],
  [
    "updateUserAttributes",
    {
      ...user,
      changes: [
        { name: "name", value: "Name" },
        { name: "phone_number", value: "+15550100" },
      ],
    },
  ],
  ["updateUserAttributes", { ...user, changes: [{ name: "phone_number_verified", value: "true" }] }],
  ["deleteUserAttributes", { ...user, attributes: [{ name: "email" }] }],
  ["deleteUserAttributes", { ...user, attributes: [{ name: "email_verified" }] }],
  ["deleteUserAttributes", { ...user, attributes: [{ name: "phone_number" }] }],
  ["deleteUserAttributes", { ...user, attributes: [{ name: "phone_number_verified" }] }],
  ["addUserToGroup", { ...user, groupName: "ADMINS" }],
  ["addUserToGroup", { ...user, groupName: "SUPPORT" }],
  ["addUserToGroup", { ...user, groupName: "AUDITORS" }],
] as const

/** Changes that an administrator makes without either. */
const WITH_NEITHER = [
  ["addUserToGroup", { ...user, groupName: "EDITORS" }],
  ["removeUserFromGroup", { ...user, groupName: "EDITORS" }],
  ["createUser", { username: "new@example.com", attributes: [], invitation: "none" }],
  ["resendInvitation", user],
  ["confirmSignUp", user],
  ["enableUser", user],
  ["disableUser", user],
  ["resetUserPassword", user],
  ["signOutUser", user],
  ["updateUserAttributes", { ...user, changes: [{ name: "name", value: "Name" }] }],
  ["deleteUserAttributes", { ...user, attributes: [{ name: "nickname" }] }],
  ["createGroup", { groupName: "NEW" }],
  ["updateGroup", { groupName: "EDITORS", description: "New" }],
] as const

/** Changes for which a new sign-in is enough. */
const WITHOUT_REASON = WITH_FRESH_SIGN_IN.filter(([field]) => !WITH_REASON.some(([other]) => other === field))

/** Changes for which a reason is enough. */
const WITHOUT_FRESH_SIGN_IN = WITH_REASON.filter(([field]) => !WITH_FRESH_SIGN_IN.some(([other]) => other === field))

describe("of a change that there is, it is said here whether it needs", () => {
  const fieldsOf = (...lists: (readonly (readonly [string, object])[])[]) => [
    ...new Set(lists.flatMap((list) => list.map(([field]) => field))),
  ]

  it.each([
    ["a reason", fieldsOf(WITH_REASON, WITHOUT_REASON, WITH_NEITHER)],
    ["a new sign-in", fieldsOf(WITH_FRESH_SIGN_IN, WITHOUT_FRESH_SIGN_IN, WITH_NEITHER)],
  ])("%s", (_, fields) => {
    expect(fields.toSorted()).toEqual(Object.keys(changes).toSorted())
  })
})

describe.each(WITH_REASON)("%s %o", (field, arguments_) => {
  it.each([undefined, null, "", "   "])("is refused without a reason: %j", async (given) => {
    const { refusal, changes } = await call(field, { ...arguments_, reason: given })
    expect(refusal).toBe('InvalidInput {"field":"reason","rule":"reason"}')
    expect(changes).toEqual([])
    const target = "userId" in arguments_ ? `user#${USER_ID}` : `group#${arguments_.groupName}`
    expect(kept().events()).toMatchObject([{ outcome: "refused", code: "InvalidInput", actor: ADMIN_ID, target }])
  })

  it("is refused with a reason of 10,000 characters, of which the audit trail keeps the beginning", async () => {
    const { refusal, changes } = await call(field, { ...arguments_, reason: "x".repeat(10_000) })
    expect(refusal).toBe('InvalidInput {"field":"reason","rule":"reasonLength"}')
    expect(changes).toEqual([])
    expect(kept().events()[0]?.reason).toBe("x".repeat(500))
  })

  it("is done with one, which the audit trail keeps", async () => {
    const { refusal, changes } = await call(field, { ...arguments_, reason: ` ${reason} ` })
    expect(refusal).toBeNull()
    expect(changes.length).toBeGreaterThan(0)
    expect(kept().events()).toMatchObject([{ reason }, { reason, outcome: "done" }])
  })
})

describe.each(WITH_FRESH_SIGN_IN)("%s %o", (field, arguments_) => {
  it("is refused to whoever has not signed in just now", async () => {
    const { refusal, changes } = await call(field, { ...arguments_, reason }, { minutesAgo: FRESH_SIGN_IN_MINUTES + 1 })
    expect(refusal).toBe(`SignInTooOld {"minutes":${FRESH_SIGN_IN_MINUTES}}`)
    expect(changes).toEqual([])
    expect(kept().events()).toMatchObject([{ outcome: "refused", code: "SignInTooOld" }])
  })

  it("is done by whoever has", async () => {
    const { refusal } = await call(field, { ...arguments_, reason }, { minutesAgo: FRESH_SIGN_IN_MINUTES - 1 })
    expect(refusal).toBeNull()
  })
})

it.each(WITH_NEITHER)(
  "%s %o needs neither a reason nor a new sign-in of an administrator",
  async (field, arguments_) => {
    expect((await call(field, arguments_, { minutesAgo: 300 })).refusal).toBeNull()
  },
)

it.each(WITHOUT_REASON)("%s %o needs no reason", async (field, arguments_) => {
  expect((await call(field, arguments_)).refusal).toBeNull()
})

it.each(WITHOUT_FRESH_SIGN_IN)("%s %o needs no new sign-in", async (field, arguments_) => {
  expect((await call(field, { ...arguments_, reason }, { minutesAgo: 300 })).refusal).toBeNull()
})

describe("the support desk", () => {
  it("says why it disables somebody", async () => {
    const { refusal, changes } = await call("disableUser", user, { role: "SUPPORT" })
    expect(refusal).toBe('InvalidInput {"field":"reason","rule":"reason"}')
    expect(changes).toEqual([])
    expect((await call("disableUser", { ...user, reason }, { role: "SUPPORT" })).refusal).toBeNull()
  })

  it("chooses nobody's password", async () => {
    const invited = { username: "new@example.com", attributes: [], invitation: "email" }
    const { refusal, changes } = await call(
      "createUser",
      { ...invited, temporaryPassword: "Canary-5d1f" },
      { role: "SUPPORT" },
    )
    expect(refusal).toBe('InvalidInput {"field":"temporaryPassword","rule":"administratorsOnly"}')
    expect(changes).toEqual([])
    expect((await call("createUser", invited, { role: "SUPPORT" })).refusal).toBeNull()
  })

  it.each(["ADMINS", "SUPPORT", "AUDITORS"])("changes nobody in %s", async (held) => {
    for (const field of [
      "enableUser",
      "disableUser",
      "confirmSignUp",
      "resetUserPassword",
      "signOutUser",
      "resendInvitation",
    ]) {
      const sent = fakeCognito(
        ({ name }) => (name === "AdminListGroupsForUserCommand" ? { Groups: [{ GroupName: held }] } : {}),
        { groups: ["SUPPORT"] },
      )
      const { handler } = await import(`./${folderOf(field)}/handler.ts`)
      const event = appsyncEvent(field, { ...user, reason }, { identity: userPoolIdentity({ groups: ["SUPPORT"] }) })
      await expect(invoke(handler, event)).rejects.toThrow(`AdministrativeUser {"userId":"${USER_ID}"}`)
      expect(changesAmong(sent)).toEqual([])
      expect(kept().events()).toMatchObject([{ outcome: "refused", code: "AdministrativeUser", role: "SUPPORT" }])
    }
  })
})

describe("an administrator who is about to lose what they sign in with", () => {
  const groups = { Groups: [{ GroupName: "ADMINS" }] }

  /** A pool in which the user of the call is an administrator, beside those who are listed. */
  async function callOnAdministrator(field: string, arguments_: object, listed: object[]) {
    const sent = fakeCognito(({ name }) => {
      if (name === "ListUsersCommand") return { Users: [cognitoUser()] }
      if (name === "AdminListGroupsForUserCommand") return groups
      if (name === "ListUsersInGroupCommand") return { Users: listed }
      return {}
    })
    const { handler } = await import(`./${folderOf(field)}/handler.ts`)
    const answer = await invoke(handler, appsyncEvent(field, { ...user, reason, ...arguments_ })).catch(
      (error) => error,
    )
    return { refusal: answer instanceof Error ? answer.message : null, changes: changesAmong(sent) }
  }

  const other = (overrides: object = {}) => cognitoUser({ sub: ADMIN_ID }, { Username: ADMIN_ID, ...overrides })

  describe.each([
    ["removeUserFromGroup", { groupName: "ADMINS" }],
    ["disableUser", {}],
    ["deleteUser", {}],
    ["resetUserPassword", {}],
    ["setUserPassword", { password: "Passw0rd-1", permanent: false }],
  ] as const)("%s", (field, more) => {
    it.each([
      ["nobody else is left", []],
      ["the other one is disabled", [other({ Enabled: false })]],
      ["the other one has not signed in yet", [other({ UserStatus: "FORCE_CHANGE_PASSWORD" })]],
    ])("is refused where %s", async (_, listed) => {
      const { refusal, changes } = await callOnAdministrator(field, more, [cognitoUser(), ...listed])
      expect(refusal).toBe(`LastAdministrator {"userId":"${USER_ID}"}`)
      expect(changes).toEqual([])
      expect(kept().events()).toMatchObject([{ kind: "intent" }, { outcome: "refused", code: "LastAdministrator" }])
    })

    it("is done where another one can sign in, and remembered as leaving before it is", async () => {
      const { refusal, changes } = await callOnAdministrator(field, more, [cognitoUser(), other()])
      expect(refusal).toBeNull()
      expect(changes[0]?.input).toMatchObject({ UserPoolId: USER_POOL_ID, Username: USER_ID })
      expect(JSON.parse(kept().state.get("last-administrator")?.state ?? "")).toMatchObject({
        leaving: { [USER_ID]: expect.any(Number) },
      })
    })
  })

  it("keeps them where the guard cannot remember, which is a refusal", async () => {
    const sent = fakeCognito(({ name }) => (name === "AdminListGroupsForUserCommand" ? groups : {}))
    vi.spyOn(appsyncGuardStateStore, "get").mockRejectedValue(new AuditStoreError("down"))
    const { handler } = await import("./disable-user/handler")
    const event = appsyncEvent("disableUser", { ...user, reason })
    await expect(invoke(handler, event)).rejects.toThrow(/^AuditUnavailable /)
    expect(changesAmong(sent)).toEqual([])
    expect(kept().events()).toMatchObject([{ kind: "intent" }, { outcome: "refused", code: "AuditUnavailable" }])
  })

  it("keeps them where a permanent password is set: they can sign in with it", async () => {
    const { refusal } = await callOnAdministrator("setUserPassword", { password: "Passw0rd-1", permanent: true }, [])
    expect(refusal).toBeNull()
  })
})

describe("somebody who becomes an administrator", () => {
  it("is remembered as joining, and does not count yet", async () => {
    expect((await call("addUserToGroup", { ...user, groupName: "ADMINS", reason })).refusal).toBeNull()
    expect(JSON.parse(kept().state.get("last-administrator")?.state ?? "")).toMatchObject({
      joining: { [USER_ID]: expect.any(Number) },
    })
  })

  it("is not remembered for any other group", async () => {
    expect((await call("addUserToGroup", { ...user, groupName: "SUPPORT", reason })).refusal).toBeNull()
    expect(kept().state.size).toBe(0)
  })
})

describe("whoever loses a role", () => {
  const names = (changes: { name: string }[]) => changes.map(({ name }) => name)
  const remove = (more: object) => call("removeUserFromGroup", { ...user, groupName: "SUPPORT", reason, ...more })

  it("is signed out everywhere", async () => {
    expect(names((await remove({})).changes)).toEqual([
      "AdminRemoveUserFromGroupCommand",
      "AdminUserGlobalSignOutCommand",
    ])
  })

  it("stays signed in where the administrator says so", async () => {
    expect(names((await remove({ keepSignedIn: true })).changes)).toEqual(["AdminRemoveUserFromGroupCommand"])
  })

  it("stays signed in when it is an ordinary group", async () => {
    expect(names((await remove({ groupName: "EDITORS" })).changes)).toEqual(["AdminRemoveUserFromGroupCommand"])
  })
})
