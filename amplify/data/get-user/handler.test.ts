import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoUser, USER_ID } from "../../testing/cognito-user"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const get = (arguments_: object) => invoke(handler, appsyncEvent("getUser", arguments_))
/** `AdminGetUser` says "UserAttributes" where the lists say "Attributes". */
function answerWith(factors: object) {
  const { Attributes, ...user } = cognitoUser({ email: "ada@example.com", email_verified: "true" })
  return { ...user, UserAttributes: Attributes, ...factors }
}
afterEach(() => vi.restoreAllMocks())

describe("getUser", () => {
  it("answers the user with their second factors", async () => {
    const factors = { UserMFASettingList: ["SMS_MFA", "SOFTWARE_TOKEN_MFA"], PreferredMfaSetting: "SMS_MFA" }
    const sent = fakeCognito(() => answerWith(factors))
    expect(await get({ userId: USER_ID })).toEqual({
      user: expect.objectContaining({
        userId: USER_ID,
        email: "ada@example.com",
        emailVerified: true,
        status: "CONFIRMED",
      }),
      factors: ["SMS_MFA", "SOFTWARE_TOKEN_MFA"],
      preferred: "SMS_MFA",
    })
    expect(sent).toStrictEqual([
      { name: "AdminGetUserCommand", input: { UserPoolId: USER_POOL_ID, Username: USER_ID } },
    ])
  })

  it("answers none where the user has none", async () => {
    fakeCognito(() => answerWith({}))
    expect(await get({ userId: USER_ID })).toMatchObject({ factors: [], preferred: null })
  })

  it("refuses what is no id, before anybody is billed for", async () => {
    const sent = fakeCognito()
    await expect(get({ userId: "ada@example.com" })).rejects.toThrow('InvalidInput {"field":"userId","rule":"uuid"}')
    expect(sent).toEqual([])
  })

  it("says who is gone", async () => {
    fakeCognito(() => {
      throw cognitoException("UserNotFoundException")
    })
    await expect(get({ userId: USER_ID })).rejects.toThrow(`UserNotFoundException {"userId":"${USER_ID}"}`)
  })
})
