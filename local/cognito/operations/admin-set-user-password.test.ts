import { describe, expect, it } from "vitest"
import { CLIENT, PASSWORD, startPool } from "../testing/start-pool"

describe("AdminSetUserPassword", () => {
  it("confirms the user with a permanent password", async () => {
    const { call, invite, signIn } = await startPool()
    const Username = await invite()
    await call("AdminSetUserPassword", { Username, Password: PASSWORD, Permanent: true })
    expect((await call("AdminGetUser", { Username })).UserStatus).toBe("CONFIRMED")
    expect((await signIn()).AuthenticationResult.AccessToken).toBeTypeOf("string")
  })

  it("asks for another password at the next sign-in when it is not permanent", async () => {
    const { call, confirmed, signIn } = await startPool()
    const Username = await confirmed()
    await call("AdminSetUserPassword", { Username, Password: "Temporary-1" })
    expect((await call("AdminGetUser", { Username })).UserStatus).toBe("FORCE_CHANGE_PASSWORD")
    expect((await signIn("ada@example.com", "Temporary-1")).ChallengeName).toBe("NEW_PASSWORD_REQUIRED")
  })

  it.each([
    [true, "CONFIRMED"],
    [false, "FORCE_CHANGE_PASSWORD"],
  ])("ends every other state: of a sign-up, of a reset (permanent: %s)", async (Permanent, status) => {
    const { call, confirmed } = await startPool()
    await call("SignUp", { ClientId: CLIENT, Username: "ada@example.com", Password: PASSWORD })
    const verified = { UserAttributes: [{ Name: "email_verified", Value: "true" }] }
    const reset = await confirmed("grace@example.com", verified)
    await call("AdminResetUserPassword", { Username: reset })
    for (const Username of ["ada@example.com", reset]) {
      await call("AdminSetUserPassword", { Username, Password: "Another-horse-8", Permanent })
      expect((await call("AdminGetUser", { Username })).UserStatus).toBe(status)
    }
  })

  it.each([
    ["Short-1", "Password not long enough"],
    ["lowercase-1", "Password must have uppercase characters"],
    ["UPPERCASE-1", "Password must have lowercase characters"],
    ["No-numbers-here", "Password must have numeric characters"],
    ["NoSymbols1", "Password must have symbol characters"],
  ])("refuses %s because %s, and the old password stays", async (Password, why) => {
    const { call, confirmed, signIn } = await startPool()
    const Username = await confirmed()
    await expect(call("AdminSetUserPassword", { Username, Password, Permanent: true })).rejects.toMatchObject({
      name: "InvalidPasswordException",
      message: `Password did not conform with policy: ${why}`,
    })
    expect((await signIn()).AuthenticationResult.AccessToken).toBeTypeOf("string")
  })

  it("never says the password in a refusal", async () => {
    const { call, invite } = await startPool()
    const Username = await invite()
    const attempt = call("AdminSetUserPassword", { Username, Password: " Secret-with-space-1 " })
    await expect(attempt).rejects.toMatchObject({ message: expect.not.stringContaining("Secret") })
  })
})
