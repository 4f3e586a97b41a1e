import { describe, expect, it } from "vitest"
import { CLIENT, PASSWORD, startPool } from "../testing/start-pool"

async function signedUp() {
  const started = await startPool()
  const account = { ClientId: CLIENT, Username: "ada@example.com" }
  await started.call("SignUp", { ...account, Password: PASSWORD })
  const code = /\d{6}/.exec((await started.mails())[0]?.body)?.[0]
  const ada = () => started.call("AdminGetUser", { Username: "ada@example.com" })
  return { ...started, account, code, ada }
}

describe("AdminConfirmSignUp", () => {
  it("lets somebody in without their code, and proves no address", async () => {
    const { call, ada, signIn } = await signedUp()
    expect(await call("AdminConfirmSignUp", { Username: "ada@example.com" })).toEqual({})
    const { UserStatus, UserAttributes } = await ada()
    expect(UserStatus).toBe("CONFIRMED")
    expect(UserAttributes).not.toContainEqual({ Name: "email_verified", Value: "true" })
    expect((await signIn()).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("leaves the code that was sent without use: it would say that an address is proven", async () => {
    const { call, ada, account, code } = await signedUp()
    await call("AdminConfirmSignUp", { Username: "ada@example.com" })
    const before = await ada()
    await expect(call("ConfirmSignUp", { ...account, ConfirmationCode: code })).rejects.toMatchObject({
      name: "NotAuthorizedException",
    })
    expect(await ada()).toEqual(before)
  })

  it.each([
    ["CONFIRMED", { Permanent: true }],
    ["FORCE_CHANGE_PASSWORD", { Permanent: false }],
  ])("refuses somebody who is %s, and nothing changes", async (status, password) => {
    const { call, ada } = await signedUp()
    await call("AdminSetUserPassword", { Username: "ada@example.com", Password: PASSWORD, ...password })
    const before = await ada()
    await expect(call("AdminConfirmSignUp", { Username: "ada@example.com" })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: `User cannot be confirmed. Current status is ${status}`,
    })
    expect(await ada()).toEqual(before)
  })

  it("refuses somebody who does not exist, and the others wait on", async () => {
    const { call, ada } = await signedUp()
    await expect(call("AdminConfirmSignUp", { Username: "nobody" })).rejects.toMatchObject({
      name: "UserNotFoundException",
    })
    expect((await ada()).UserStatus).toBe("UNCONFIRMED")
  })
})
