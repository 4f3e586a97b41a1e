import { describe, expect, it } from "vitest"
import { CLIENT, startPool } from "../testing/start-pool"

const verified = { UserAttributes: [{ Name: "email_verified", Value: "true" }] }

describe("AdminResetUserPassword", () => {
  it("voids the password and sends a code that a new one can be set with", async () => {
    const { call, confirmed, mails, signIn } = await startPool()
    const Username = await confirmed("ada@example.com", verified)
    await call("AdminResetUserPassword", { Username })
    expect((await call("AdminGetUser", { Username })).UserStatus).toBe("RESET_REQUIRED")
    await expect(signIn()).rejects.toMatchObject({
      name: "PasswordResetRequiredException",
      message: "Password reset required for the user",
    })
    const ConfirmationCode = /\d{6}/.exec((await mails())[0]?.body)?.[0]
    const Password = "Another-horse-8"
    await call("ConfirmForgotPassword", { ClientId: CLIENT, Username, ConfirmationCode, Password })
    expect((await signIn("ada@example.com", Password)).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("refuses somebody who has not signed in yet, and no mail goes out", async () => {
    const { call, invite, mails } = await startPool()
    const Username = await invite("ada@example.com", verified)
    await expect(call("AdminResetUserPassword", { Username })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "User password cannot be reset in the current state.",
    })
    expect((await call("AdminGetUser", { Username })).UserStatus).toBe("FORCE_CHANGE_PASSWORD")
    expect(await mails()).toEqual([])
  })

  it("refuses somebody without a verified address, and their password stays", async () => {
    const { call, confirmed, signIn } = await startPool()
    const Username = await confirmed()
    await expect(call("AdminResetUserPassword", { Username })).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "Cannot reset password for the user as there is no registered/verified email or phone_number",
    })
    expect((await signIn()).AuthenticationResult.TokenType).toBe("Bearer")
  })
})
