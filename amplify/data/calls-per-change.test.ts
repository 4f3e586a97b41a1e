import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider"
import { afterEach, expect, it, vi } from "vitest"
import { appsyncEvent, invoke } from "../testing/appsync-event"
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
    captureLog()
    vi.stubEnv("USER_POOL_SIGN_IN_BY", "email")
    const status = field === "resendInvitation" ? "FORCE_CHANGE_PASSWORD" : "CONFIRMED"
    fakeCognito(({ name }) => {
      if (name === "ListUsersCommand")
        return { Users: [cognitoUser({ email: "a@example.com" }, { UserStatus: status })] }
      if (name === "AdminCreateUserCommand") return { User: cognitoUser() }
      return {}
    })
    const { handler } = await import(`./${folderOf(field)}/handler.ts`)
    await invoke(handler, appsyncEvent(field, arguments_))
    const stores = [appsyncAuditStore.newest, appsyncAuditStore.after, appsyncAuditStore.create]
    const guards = [appsyncGuardStateStore.get, appsyncGuardStateStore.save]
    const asked = [...stores, ...guards].reduce((sum, call) => sum + vi.mocked(call).mock.calls.length, 0)
    expect([vi.mocked(CognitoIdentityProviderClient.prototype.send).mock.calls.length, asked]).toEqual([cognito, api])
  },
)
