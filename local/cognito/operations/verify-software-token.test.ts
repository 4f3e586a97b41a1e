import { describe, expect, it } from "vitest"
import { appCode, startWithMember, wrongCode } from "../testing/second-factors"

async function associated() {
  const started = await startWithMember()
  const { call, AccessToken, Username } = started
  const { SecretCode } = await call("AssociateSoftwareToken", { AccessToken })
  const verify = (UserCode: string) => call("VerifySoftwareToken", { AccessToken, UserCode })
  const switchOn = () => call("AdminSetUserMFAPreference", { Username, SoftwareTokenMfaSettings: { Enabled: true } })
  return { ...started, secret: SecretCode as string, verify, switchOn }
}

describe("VerifySoftwareToken", () => {
  it("lets the app be switched on, and does not switch it on itself", async () => {
    const { secret, verify, signIn, switchOn } = await associated()
    expect(await verify(appCode(secret))).toEqual({ Status: "SUCCESS" })
    expect(await signIn()).toHaveProperty("AuthenticationResult")
    await switchOn()
    expect((await signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
  })

  it.each([-1, 1])("takes the code of a clock that is %i step off", async (steps) => {
    const { secret, verify } = await associated()
    expect(await verify(appCode(secret, steps))).toEqual({ Status: "SUCCESS" })
  })

  it("refuses codes that are wrong or two steps off, and the app stays unproven", async () => {
    const { secret, verify, switchOn, factors } = await associated()
    for (const code of [wrongCode(secret), appCode(secret, -2), appCode(secret, 2)]) {
      await expect(verify(code)).rejects.toMatchObject({
        name: "EnableSoftwareTokenMFAException",
        message: "Code mismatch and fail enable Software Token MFA",
      })
    }
    await expect(switchOn()).rejects.toMatchObject({ name: "InvalidParameterException" })
    expect((await factors()).enabled).toBeUndefined()
  })

  it("takes the right code after wrong ones, for the same secret, with what the app is called", async () => {
    const { call, AccessToken, secret, verify, switchOn, factors } = await associated()
    for (let attempt = 0; attempt < 6; attempt++) await expect(verify(wrongCode(secret))).rejects.toBeDefined()
    const named = { AccessToken, UserCode: appCode(secret), FriendlyDeviceName: "Admin console (localhost)" }
    expect(await call("VerifySoftwareToken", named)).toEqual({ Status: "SUCCESS" })
    await switchOn()
    expect((await factors()).enabled).toEqual(["SOFTWARE_TOKEN_MFA"])
  })

  it("takes no code twice, and none of a secret that another has replaced", async () => {
    const { call, AccessToken, secret, verify } = await associated()
    await verify(appCode(secret))
    await expect(verify(appCode(secret))).rejects.toMatchObject({ name: "EnableSoftwareTokenMFAException" })
    await call("AssociateSoftwareToken", { AccessToken })
    await expect(verify(appCode(secret, 1))).rejects.toMatchObject({ name: "EnableSoftwareTokenMFAException" })
  })

  it.each([
    ["AdminUserGlobalSignOut", "NotAuthorizedException"],
    ["AdminDisableUser", "NotAuthorizedException"],
    ["AdminDeleteUser", "UserNotFoundException"],
  ])("is refused to a token after %s, as all of setting an app up is", async (ended, name) => {
    const { call, AccessToken, Username, secret, verify } = await associated()
    await call(ended, { Username })
    const settings = { SoftwareTokenMfaSettings: { Enabled: true } }
    await expect(verify(appCode(secret))).rejects.toMatchObject({ name })
    await expect(call("AssociateSoftwareToken", { AccessToken })).rejects.toMatchObject({ name })
    await expect(call("SetUserMFAPreference", { AccessToken, ...settings })).rejects.toMatchObject({ name })
  })

  it.each(["12345", "1234567", "12345a"])("refuses %j, which no app shows", async (code) => {
    const { verify } = await associated()
    await expect(verify(code)).rejects.toMatchObject({ name: "InvalidParameterException" })
  })

  it("refuses somebody who was given no secret", async () => {
    const { call, AccessToken } = await startWithMember()
    await expect(call("VerifySoftwareToken", { AccessToken, UserCode: "123456" })).rejects.toMatchObject({
      name: "SoftwareTokenMFANotFoundException",
    })
  })
})
