import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoUser, USER_ID } from "../../testing/cognito-user"
import { changesAmong, cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const requestId = "01936f0e-7c3a-7000-8000-000000000000"
const set = (input: object = {}) =>
  invoke(
    handler,
    appsyncEvent("setUserPassword", {
      userId: USER_ID,
      password: "canary-5d1f",
      permanent: true,
      requestId,
      ...input,
    }),
  )
/** A pool with one user, which refuses every change with `exception` if there is one. */
const poolWith = (user: object | undefined, exception?: string) =>
  fakeCognito(({ name }) => {
    if (name === "ListUsersCommand") return { Users: user ? [user] : [] }
    if (exception) throw cognitoException(exception, "canary-5d1f is too weak")
    return {}
  })
afterEach(() => vi.restoreAllMocks())

describe("setUserPassword", () => {
  it.each([[true], [false]])("sets a password with permanent: %s, and does not answer it", async (permanent) => {
    const sent = poolWith(cognitoUser())
    expect(await set({ permanent })).toEqual({ userId: USER_ID, requestId })
    const input = { UserPoolId: USER_POOL_ID, Username: USER_ID, Password: "canary-5d1f", Permanent: permanent }
    expect(changesAmong(sent)).toEqual([{ name: "AdminSetUserPasswordCommand", input }])
  })

  it("opens no password sign-in to an account of another provider", async () => {
    const sent = poolWith(cognitoUser({}, { Username: "Google_1234", UserStatus: "EXTERNAL_PROVIDER" }))
    await expect(set()).rejects.toThrow(
      `UnsupportedUserStateException {"userId":"${USER_ID}","status":"EXTERNAL_PROVIDER"}`,
    )
    expect(sent.map(({ name }) => name)).toEqual(["ListUsersCommand"])
  })

  it("refuses a user who does not exist any more", async () => {
    const sent = poolWith(undefined)
    await expect(set()).rejects.toThrow("UserNotFoundException")
    expect(sent.map(({ name }) => name)).toEqual(["ListUsersCommand"])
  })

  it.each([
    ["an empty password", { password: "" }, "password", "password"],
    ["a password of 257 characters", { password: "x".repeat(257) }, "password", "password"],
    ["a password with a space at its start", { password: " Passw0rd" }, "password", "password"],
    ["no choice of permanent or temporary", { permanent: null }, "permanent", "permanent"],
    ["an id that is no UUID", { userId: "somebody" }, "userId", "uuid"],
  ])("refuses %s and asks Cognito nothing", async (_, input, field, rule) => {
    const sent = poolWith(cognitoUser())
    await expect(set(input)).rejects.toThrow(`InvalidInput {"field":"${field}","rule":"${rule}"}`)
    expect(sent).toEqual([])
  })

  it.each(["InvalidPasswordException", "PasswordHistoryPolicyViolationException", "UserNotFoundException"])(
    "says %s and to whom, without the password, also in the log",
    async (exception) => {
      const log = vi.spyOn(console, "warn").mockImplementation(() => {})
      poolWith(cognitoUser(), exception)
      await expect(set()).rejects.toThrow(new RegExp(`^${exception} \\{"userId":"${USER_ID}"\\}$`))
      expect(log).toHaveBeenCalledOnce()
      expect(JSON.stringify(log.mock.calls)).not.toContain("canary-5d1f")
    },
  )
})
