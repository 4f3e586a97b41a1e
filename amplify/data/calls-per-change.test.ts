import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { afterEach, expect, it, vi } from "vitest"
import { ADMIN_ID, appsyncEvent, invoke } from "../testing/appsync-event"
import { captureLog } from "../testing/captured-log"
import { cognitoUser, USER_ID } from "../testing/cognito-user"
import { fakeCognito } from "../testing/fake-cognito"
import { folderOf } from "../testing/field-name"
import { appsyncAuditStore } from "./audit/appsync-audit-store"
import { changes } from "./changes"
import { appsyncGuardStateStore } from "./guards/appsync-guard-state-store"

const user = { userId: USER_ID, reason: "They asked for it" }
const group = { groupName: "EDITORS", reason: "Nobody uses it" }

/**
 * What a change costs in calls to AWS: to Cognito, of which two ask for the caller's authority, and to this API, of which
 * three write it down (the end of a chain, the intent, the outcome). The least that is possible with both is 2 + 1 and 3;
 * the rest is what is there before, which the audit trail keeps, and what a guard looks at.
 */
const CALLS: Record<string, [arguments_: object, cognito: number, api: number]> = {
  addUserToGroup: [{ ...user, ...group }, 4, 3],
  removeUserFromGroup: [{ ...user, ...group }, 4, 3],
  confirmSignUp: [user, 4, 3],
  createGroup: [group, 3, 3],
  createUser: [{ username: "new@example.com", attributes: [], invitation: "email" }, 3, 3],
  deleteGroup: [group, 4, 3],
  deleteUser: [user, 5, 3],
  deleteUserAttributes: [{ ...user, attributes: [{ name: "name" }] }, 4, 3],
  disableUser: [user, 5, 3],
  enableUser: [user, 4, 3],
  resendInvitation: [user, 4, 3],
  resetUserPassword: [user, 5, 3],
  setUserMfaPreference: [{ ...user, disable: ["SMS_MFA"] }, 3, 3],
  setUserPassword: [{ ...user, password: "Passw0rd-1", permanent: true }, 4, 3],
  signOutUser: [user, 3, 3],
  updateGroup: [group, 4, 3],
  updateUserAttributes: [{ ...user, changes: [{ name: "name", value: "Name" }] }, 4, 3],
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

it("is every change", () => {
  expect(Object.keys(CALLS).toSorted()).toEqual(Object.keys(changes).toSorted())
})

it.each(Object.entries(CALLS))(
  "%s asks Cognito and the API no more than it says here",
  async (field, [arguments_, cognito, api]) => {
    cognitoFor(field)
    await call(field, arguments_)
    expect(callsMade()).toEqual([cognito, api])
  },
)

/** One call of the API more than what writes it down, the least that counts refusals (`refusal-limit.ts`). */
it.each(Object.entries(CALLS))("%s, refused for its caller, asks two questions and three", async (field, [given]) => {
  cognitoFor(field, ["EDITORS"])
  await expect(call(field, given)).rejects.toThrow("AuthorityLost")
  expect(callsMade()).toEqual([2, 3])
})

it("a change that a guard refuses behind its intent asks the API one question more", async () => {
  cognitoFor("disableUser")
  await expect(call("disableUser", { ...user, userId: ADMIN_ID })).rejects.toThrow("OwnAccount")
  expect(callsMade()[1]).toBe(4)
})

/** A Cognito that has whom and what the call is about. */
function cognitoFor(field: string, groups?: string[]): void {
  captureLog()
  vi.stubEnv("USER_POOL_SIGN_IN_BY", "email")
  const status = field === "resendInvitation" ? "FORCE_CHANGE_PASSWORD" : "CONFIRMED"
  fakeCognito(
    ({ name }) => {
      if (name === "ListUsersCommand")
        return { Users: [cognitoUser({ email: "a@example.com" }, { UserStatus: status })] }
      if (name === "AdminCreateUserCommand") return { User: cognitoUser() }
      return {}
    },
    { groups },
  )
}

async function call(field: string, arguments_: object): Promise<unknown> {
  const { handler } = await import(`./${folderOf(field)}/handler.ts`)
  return invoke(handler, appsyncEvent(field, arguments_))
}

/** How often Cognito was asked, and this API. */
function callsMade(): [cognito: number, api: number] {
  const { newest, after, refusals, create } = appsyncAuditStore
  const { get, save } = appsyncGuardStateStore
  const asked = [newest, after, refusals, create, get, save].map((each) => vi.mocked(each).mock.calls.length)
  return [
    vi.mocked(CognitoIdentityProviderClient.prototype.send).mock.calls.length,
    asked.reduce((sum, calls) => sum + calls),
  ]
}
