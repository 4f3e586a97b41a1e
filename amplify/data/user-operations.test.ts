import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../testing/appsync-event"
import { USER_ID } from "../testing/cognito-user"
import { changesAmong, cognitoException, fakeCognito } from "../testing/fake-cognito"
import { handler as confirmSignUp } from "./confirm-sign-up/handler"
import { handler as deleteUser } from "./delete-user/handler"
import { handler as disableUser } from "./disable-user/handler"
import { handler as enableUser } from "./enable-user/handler"
import { handler as resetUserPassword } from "./reset-user-password/handler"
import { handler as signOutUser } from "./sign-out-user/handler"

const requestId = "01936f0e-7c3a-7000-8000-000000000000"
const reason = "They asked for it"
afterEach(() => vi.restoreAllMocks())

describe.each([
  ["enableUser", enableUser, "AdminEnableUserCommand"],
  ["disableUser", disableUser, "AdminDisableUserCommand"],
  ["deleteUser", deleteUser, "AdminDeleteUserCommand"],
  ["resetUserPassword", resetUserPassword, "AdminResetUserPasswordCommand"],
  ["signOutUser", signOutUser, "AdminUserGlobalSignOutCommand"],
  ["confirmSignUp", confirmSignUp, "AdminConfirmSignUpCommand"],
] as const)("%s", (name, handler, command) => {
  it("sends its one command, with nothing but the pool and the user", async () => {
    const sent = fakeCognito()
    const result = await invoke(handler, appsyncEvent(name, { userId: USER_ID, reason, requestId }))
    expect(changesAmong(sent)).toEqual([{ name: command, input: { UserPoolId: USER_POOL_ID, Username: USER_ID } }])
    expect(result).toEqual({ userId: USER_ID, requestId })
  })

  it("takes the call without a request id, and answers the one that it made", async () => {
    const sent = fakeCognito()
    const result = await invoke(handler, appsyncEvent(name, { userId: USER_ID, reason }))
    expect(changesAmong(sent)).toHaveLength(1)
    expect(result).toEqual({ userId: USER_ID, requestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/) })
  })

  it.each([
    ["no user", {}, "userId"],
    ["an e-mail address instead of an id", { userId: "ada@example.com" }, "userId"],
    ["an id with something behind it", { userId: `${USER_ID}" or sub = "x` }, "userId"],
    ["a request id that is no UUIDv7", { userId: USER_ID, requestId: USER_ID }, "requestId"],
  ])("refuses %s at its field and changes nothing", async (_, input, field) => {
    const sent = fakeCognito()
    await expect(invoke(handler, appsyncEvent(name, input))).rejects.toThrow(`InvalidInput {"field":"${field}"`)
    expect(sent).toEqual([])
  })

  it("says which user it was about when Cognito refuses", async () => {
    fakeCognito(() => {
      throw cognitoException("UserNotFoundException")
    })
    await expect(invoke(handler, appsyncEvent(name, { userId: USER_ID, reason, requestId }))).rejects.toThrow(
      `UserNotFoundException {"userId":"${USER_ID}"}`,
    )
  })
})
