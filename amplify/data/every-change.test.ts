import { existsSync, readdirSync } from "node:fs"
import path from "node:path"
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { afterEach, describe, expect, it, vi } from "vitest"
import { ACCESS_TOKEN, ADMIN_ID, appsyncEvent, invoke, userPoolIdentity } from "../testing/appsync-event"
import { changeFacts } from "../testing/audit-facts"
import { captureLog } from "../testing/captured-log"
import { cognitoUser, USER_ID } from "../testing/cognito-user"
import { changesAmong, cognitoException, type FakeCaller, fakeCognito, kept } from "../testing/fake-cognito"
import { fieldOf } from "../testing/field-name"
import { ADMIN_ERROR_CODES } from "./admin-error"
import { appsyncAuditStore } from "./audit/appsync-audit-store"
import { AuditStoreError } from "./audit/audit-store"
import { writeIntent } from "./audit/record-change"
import { auditTools } from "./audit-tools"
import { cognito as cognitoClient, cognitoForChanges } from "./user-pool"

/** What no error and no log line may hold; Cognito's messages repeat it. */
const CANARY = "canary-5d1f"
const EMAIL = `${CANARY}@example.com`
const requestId = "01936f0e-7c3a-7000-8000-000000000000"
const reason = "They asked for it"
const user = { userId: USER_ID, reason, requestId }
const group = { groupName: "EDITORS", reason, requestId }

/** Each operation that changes something: its command, and a call with a value of the user's wherever one fits. */
const CHANGES: Readonly<Record<string, [command: string, arguments_: Record<string, unknown>, status?: string]>> = {
  "add-user-to-group": ["AdminAddUserToGroupCommand", { ...user, ...group }],
  "confirm-sign-up": ["AdminConfirmSignUpCommand", user],
  "create-group": ["CreateGroupCommand", { ...group, description: CANARY }],
  "create-user": [
    "AdminCreateUserCommand",
    {
      username: EMAIL,
      attributes: [{ name: "name", value: CANARY }],
      invitation: "none",
      temporaryPassword: CANARY,
      requestId,
    },
  ],
  "delete-group": ["DeleteGroupCommand", group],
  "delete-user": ["AdminDeleteUserCommand", user],
  "delete-user-attributes": [
    "AdminDeleteUserAttributesCommand",
    { ...user, attributes: [{ name: "email", shown: EMAIL }] },
  ],
  "disable-user": ["AdminDisableUserCommand", user],
  "enable-user": ["AdminEnableUserCommand", user],
  "remove-user-from-group": ["AdminRemoveUserFromGroupCommand", { ...user, ...group }],
  "resend-invitation": ["AdminCreateUserCommand", user, "FORCE_CHANGE_PASSWORD"],
  "reset-user-password": ["AdminResetUserPasswordCommand", user],
  "set-user-mfa-preference": ["AdminSetUserMFAPreferenceCommand", { ...user, enable: ["SOFTWARE_TOKEN_MFA"] }],
  "set-user-password": ["AdminSetUserPasswordCommand", { ...user, password: CANARY, permanent: true }],
  "sign-out-user": ["AdminUserGlobalSignOutCommand", user],
  "update-group": ["UpdateGroupCommand", { ...group, description: CANARY, shownDescription: CANARY }],
  "update-user-attributes": [
    "AdminUpdateUserAttributesCommand",
    { ...user, changes: [{ name: "email", value: `new-${EMAIL}`, shown: EMAIL }] },
  ],
}

const exceptions = ADMIN_ERROR_CODES.filter((code) => code.endsWith("Exception"))

/** The setting, which is off unless a test switches it on. */
const secondFactor = vi.hoisted(() => ({ required: false }))
vi.mock("../auth/administrator-mfa", () => ({
  get REQUIRE_MFA_OF_ADMINISTRATORS() {
    return secondFactor.required
  },
}))

afterEach(() => {
  secondFactor.required = false
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

it("is every operation that is not a query", () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const handlers = folders.filter(({ name }) => existsSync(path.join(import.meta.dirname, name, "handler.ts")))
  const changing = handlers.map(({ name }) => name).filter((name) => !/^(list|get|describe|reconcile)-/.test(name))
  expect(Object.keys(CHANGES).toSorted()).toEqual(changing.toSorted())
})

describe.each(Object.entries(CHANGES))("%s", (folder, [command, arguments_, status = "CONFIRMED"]) => {
  const call = async (overrides: Record<string, unknown> = {}, given: unknown = arguments_) =>
    invoke((await import(`./${folder}/handler.ts`)).handler, appsyncEvent(fieldOf(folder), given as object, overrides))

  /** A Cognito that has the user and the group of the call, and that answers a change as `change` says. */
  const cognito = (change: () => unknown = () => ({}), caller?: FakeCaller) => {
    vi.stubEnv("USER_POOL_SIGN_IN_BY", "email")
    return fakeCognito(({ name }) => {
      if (name === "ListUsersCommand") return { Users: [cognitoUser({ email: EMAIL }, { UserStatus: status })] }
      if (name === "AdminCreateUserCommand") change()
      if (name === "AdminCreateUserCommand") return { User: cognitoUser({ email: EMAIL }) }
      if (name === "ListUsersInGroupCommand" || name === "AdminListGroupsForUserCommand") return {}
      if (name === "GetGroupCommand") return { Group: { GroupName: "EDITORS", Description: CANARY } }
      return change()
    }, caller)
  }

  it("is one changing command, the last of all", async () => {
    captureLog()
    const sent = cognito()
    await call()
    expect(changesAmong(sent).map(({ name }) => name)).toEqual([command])
    expect(sent.at(-1)?.name).toBe(command)
  })

  it.each([
    ["no group", null],
    ["another group", ["EDITORS"]],
  ])("sends nothing at all for somebody in %s", async (_, groups) => {
    captureLog()
    const sent = cognito()
    await expect(call({ identity: userPoolIdentity({ groups }) })).rejects.toThrow(/^NotAuthorized \{\}$/)
    expect(sent).toEqual([])
    expect(kept().rows).toEqual([])
  })

  it("sends nothing for somebody whose role is gone, though the token has it, and writes the refusal down", async () => {
    captureLog()
    const sent = cognito(undefined, { groups: ["EDITORS"] })
    await expect(call()).rejects.toThrow(/^AuthorityLost \{\}$/)
    expect(sent).toEqual([])
    expect(kept().events()).toMatchObject([
      { kind: "outcome", outcome: "refused", code: "AuthorityLost", actor: ADMIN_ID, action: fieldOf(folder) },
    ])
  })

  it("sends nothing for somebody without a second factor where one is required, and writes that down", async () => {
    captureLog()
    secondFactor.required = true
    const sent = cognito()
    await expect(call()).rejects.toThrow(/^SecondFactorRequired \{\}$/)
    expect(changesAmong(sent)).toEqual([])
    expect(kept().events()).toMatchObject([
      { kind: "outcome", outcome: "refused", code: "SecondFactorRequired", actor: ADMIN_ID, action: fieldOf(folder) },
    ])
  })

  it("is made for somebody with a second factor where one is required", async () => {
    captureLog()
    secondFactor.required = true
    const sent = cognito(undefined, { factors: ["SOFTWARE_TOKEN_MFA"] })
    await call()
    expect(changesAmong(sent).map(({ name }) => name)).toEqual([command])
  })

  it("is written down before it is made, and again with what became of it", async () => {
    captureLog()
    const seen: unknown[] = []
    cognito(() => {
      seen.push(
        ...kept()
          .events()
          .map(({ kind }) => kind),
      )
      return {}
    })
    await call()
    expect(seen).toEqual(["intent"])
    expect(kept().events()).toMatchObject([
      { kind: "intent", requestId, actor: ADMIN_ID, role: "ADMINS", action: fieldOf(folder) },
      { kind: "outcome", requestId, outcome: "done", intent: { seq: 1 } },
    ])
    expect(kept().events()[1]?.reason ?? null).toBe(arguments_.reason ?? null)
  })

  it("is not made where it cannot be written down", async () => {
    const log = captureLog()
    const sent = cognito()
    vi.spyOn(appsyncAuditStore, "create").mockRejectedValue(new AuditStoreError("down", { permanent: true }))
    await expect(call()).rejects.toThrow(/^AuditUnavailable \{\}$/)
    expect(changesAmong(sent)).toEqual([])
    expect(log.map((line) => JSON.parse(line).event)).toEqual(["auditIntentLost", "adminAction"])
  })

  it("stays made where only its outcome cannot be written down, and is left open", async () => {
    const log = captureLog()
    const sent = cognito(() => {
      vi.spyOn(appsyncAuditStore, "create").mockRejectedValue(new AuditStoreError("down", { permanent: true }))
      return {}
    })
    await call()
    expect(changesAmong(sent)).toHaveLength(1)
    expect(kept().events()).toMatchObject([{ kind: "intent" }])
    expect(log.join()).toContain("auditOutcomeLost")
  })

  it("is made once, however often it is sent", async () => {
    captureLog()
    const sent = cognito()
    await call()
    await expect(call()).rejects.toThrow(/^RepeatedRequest \{"outcome":"done"\}$/)
    expect(changesAmong(sent)).toHaveLength(1)
    expect(kept().rows).toHaveLength(2)
  })

  it("is not made under the id of another change, and that is written down", async () => {
    captureLog()
    const sent = cognito()
    await writeIntent(auditTools(), changeFacts({ requestId, action: "someOtherChange" }))
    await expect(call()).rejects.toThrow(/^InvalidInput \{"field":"requestId","rule":"requestId"\}$/)
    expect(changesAmong(sent)).toEqual([])
    expect(kept().events()).toMatchObject([
      { kind: "intent", action: "someOtherChange" },
      { kind: "outcome", outcome: "refused", code: "InvalidInput", requestId, action: fieldOf(folder), intent: null },
    ])
  })

  it("is sent by the client that does not send a change twice, and looks by the other", async () => {
    captureLog()
    cognito()
    await call()
    const { calls, contexts } = vi.mocked(CognitoIdentityProviderClient.prototype.send).mock
    for (const [index, [sent]] of calls.entries()) {
      const { name } = sent.constructor
      const isChange = changesAmong([{ name, input: {} }]).length > 0
      expect([name, contexts[index] === (isChange ? cognitoForChanges : cognitoClient)]).toEqual([name, true])
    }
    expect(calls.length).toBeGreaterThan(2)
  })

  it("holds no secret in the audit trail", async () => {
    captureLog()
    cognito()
    await call()
    expect(JSON.stringify(kept().rows)).not.toContain(ACCESS_TOKEN)
    for (const secret of ["temporaryPassword", "password"])
      expect(JSON.stringify(kept().rows)).not.toContain(`"${secret}"`)
  })

  it("sends nothing without arguments", async () => {
    captureLog()
    const sent = cognito()
    await expect(call({}, {})).rejects.toThrow(/^InvalidInput /)
    expect(sent).toEqual([])
  })

  it.each(exceptions)("passes %s on by its name, and no value of the user's to anybody", async (exception) => {
    const log = captureLog()
    cognito(() => {
      throw cognitoException(exception, `refused: ${CANARY}`)
    })
    const refusal = (await call().catch((error: unknown) => error)) as Error
    expect(refusal.message).toMatch(new RegExp(`^${exception} \\{`))
    expect(refusal.message + refusal.stack).not.toContain(CANARY)
    expect(log).toHaveLength(1)
    expect(log[0]).toContain(exception)
    expect(log.join()).not.toContain(CANARY)
  })

  it("says nothing of an error that nobody foresaw", async () => {
    const log = captureLog()
    cognito(() => {
      throw new TypeError(`cannot read ${CANARY}`)
    })
    await expect(call()).rejects.toThrow(/^Internal \{\}$/)
    expect(log.join()).not.toContain(CANARY)
  })

  it("logs that it was done, by whom and under which request id, and no value of the user's", async () => {
    const log = captureLog()
    cognito()
    await call()
    expect(log).toHaveLength(1)
    expect(JSON.parse(log[0] ?? "")).toMatchObject({ action: fieldOf(folder), outcome: "ok", requestId })
    expect(log.join()).not.toContain(CANARY)
  })
})
