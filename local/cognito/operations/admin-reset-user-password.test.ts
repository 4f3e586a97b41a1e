import { describe, expect, it } from "vitest"
import { CLIENT, PASSWORD, poolDefinition, startPool } from "../testing/start-pool"

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

  it("again, sends another code", async () => {
    const { call, confirmed, mails } = await startPool()
    const Username = await confirmed("ada@example.com", verified)
    await call("AdminResetUserPassword", { Username })
    await call("AdminResetUserPassword", { Username })
    expect(await mails()).toHaveLength(2)
  })

  it("refuses somebody who is disabled, and no mail goes out", async () => {
    const { call, confirmed, mails } = await startPool()
    const Username = await confirmed("ada@example.com", verified)
    await call("AdminDisableUser", { Username })
    await expect(call("AdminResetUserPassword", { Username })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "User is disabled.",
    })
    expect((await call("AdminGetUser", { Username })).UserStatus).toBe("CONFIRMED")
    expect(await mails()).toEqual([])
  })

  it("refuses somebody who signed up and has not confirmed it, whatever is verified", async () => {
    const { call, mails } = await startPool()
    const Username = "ada@example.com"
    await call("SignUp", { ClientId: CLIENT, Username, Password: PASSWORD })
    await call("AdminUpdateUserAttributes", { Username, ...verified })
    const sent = (await mails()).length
    await expect(call("AdminResetUserPassword", { Username })).rejects.toMatchObject({ name: "NotAuthorizedException" })
    expect((await call("AdminGetUser", { Username })).UserStatus).toBe("UNCONFIRMED")
    expect(await mails()).toHaveLength(sent)
  })

  describe("where the pool says how accounts are recovered", () => {
    const recovering = async (...names: string[]) => {
      const definition = poolDefinition()
      const RecoveryMechanisms = names.map((Name, index) => ({ Name, Priority: index + 1 })).reverse()
      definition.properties.AccountRecoverySetting = { RecoveryMechanisms }
      const started = await startPool(definition)
      const phone = [
        { Name: "phone_number", Value: "+15550100" },
        { Name: "phone_number_verified", Value: "true" },
      ]
      const UserAttributes = [...verified.UserAttributes, ...phone]
      return { ...started, Username: await started.confirmed("ada@example.com", { UserAttributes }) }
    }

    it.each([
      [["verified_phone_number", "verified_email"], "+15550100"],
      [["verified_email", "verified_phone_number"], "ada@example.com"],
      [["verified_phone_number"], "+15550100"],
    ])("sends the code by the first of %j that is verified", async (names, to) => {
      const { call, mails, Username } = await recovering(...names)
      await call("AdminResetUserPassword", { Username })
      expect(await mails()).toMatchObject([{ to, kind: "forgotten-password" }])
    })

    it("refuses where only an administrator may choose a password, and the old one stays", async () => {
      const { call, mails, signIn, Username } = await recovering("admin_only")
      const refusal = { name: "NotAuthorizedException", message: "Contact administrator to reset password." }
      await expect(call("AdminResetUserPassword", { Username })).rejects.toMatchObject(refusal)
      await expect(call("ForgotPassword", { ClientId: CLIENT, Username })).rejects.toMatchObject(refusal)
      expect(await mails()).toEqual([])
      expect((await signIn()).AuthenticationResult.TokenType).toBe("Bearer")
    })
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
