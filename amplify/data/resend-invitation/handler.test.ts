import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoUser, USER_ID } from "../../testing/cognito-user"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const requestId = "01936f0e-7c3a-7000-8000-000000000000"
const resend = () => invoke(handler, appsyncEvent("resendInvitation", { userId: USER_ID, requestId }))
const invited = (attributes: Record<string, string>, user: object = {}) =>
  cognitoUser(attributes, { UserStatus: "FORCE_CHANGE_PASSWORD", ...user })
const both = { email: "new@example.com", phone_number: "+15555550100" }

/** A pool whose people sign in with these, and one user. */
function poolOf(signInBy: string, user?: object) {
  const sent = fakeCognito(({ name }) => (name === "ListUsersCommand" ? { Users: user ? [user] : [] } : {}))
  vi.stubEnv("USER_POOL_SIGN_IN_BY", signInBy)
  return sent
}
beforeEach(() => vi.unstubAllEnvs())
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe("resendInvitation", () => {
  it.each([
    ["the e-mail address", "email", both, both.email, "EMAIL"],
    ["the phone number", "phone_number", { phone_number: both.phone_number }, both.phone_number, "SMS"],
    ["the phone number, by e-mail", "phone_number", both, both.phone_number, "EMAIL"],
    ["the e-mail address where both serve", "email,phone_number", both, both.email, "EMAIL"],
    ["the one that there is", "email,phone_number", { phone_number: both.phone_number }, both.phone_number, "SMS"],
  ])("names the user by %s", async (_, signInBy, attributes, username, medium) => {
    const sent = poolOf(signInBy, invited(attributes))
    expect(await resend()).toEqual({ userId: USER_ID, requestId })
    const input = {
      UserPoolId: USER_POOL_ID,
      Username: username,
      MessageAction: "RESEND",
      DesiredDeliveryMediums: [medium],
    }
    expect(sent.slice(1)).toEqual([{ name: "AdminCreateUserCommand", input }])
  })

  it("names the user by the user name where people have one", async () => {
    const sent = poolOf("", invited(both, { Username: "someone" }))
    await resend()
    expect(sent[1]?.input).toMatchObject({ Username: "someone", DesiredDeliveryMediums: ["EMAIL"] })
  })

  it.each(["CONFIRMED", "UNCONFIRMED", "RESET_REQUIRED", "EXTERNAL_PROVIDER"])(
    "refuses a user who is %s and sends nothing",
    async (status) => {
      const sent = poolOf("email", invited(both, { UserStatus: status }))
      await expect(resend()).rejects.toThrow(
        `UnsupportedUserStateException {"userId":"${USER_ID}","status":"${status}"}`,
      )
      expect(sent.map(({ name }) => name)).toEqual(["ListUsersCommand"])
    },
  )

  it("refuses a user with nothing to send to and sends nothing", async () => {
    const sent = poolOf("email", invited({}))
    await expect(resend()).rejects.toThrow(`CodeDeliveryFailureException {"userId":"${USER_ID}"}`)
    expect(sent.map(({ name }) => name)).toEqual(["ListUsersCommand"])
  })

  it("refuses somebody who does not exist any more, instead of creating them", async () => {
    const sent = poolOf("email")
    await expect(resend()).rejects.toThrow(`UserNotFoundException {"userId":"${USER_ID}"}`)
    expect(sent.map(({ name }) => name)).toEqual(["ListUsersCommand"])
  })

  it.each(["UnsupportedUserStateException", "CodeDeliveryFailureException", "TooManyRequestsException"])(
    "says %s and to whom",
    async (exception) => {
      fakeCognito(({ name }) => {
        if (name === "ListUsersCommand") return { Users: [invited(both)] }
        throw cognitoException(exception)
      })
      vi.stubEnv("USER_POOL_SIGN_IN_BY", "email")
      await expect(resend()).rejects.toThrow(`${exception} {"userId":"${USER_ID}"}`)
    },
  )
})
