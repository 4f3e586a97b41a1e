import { expect, it } from "vitest"
import { mfaPool, startWithMember } from "../testing/second-factors"

const ALL = {
  MfaConfiguration: "OPTIONAL",
  SoftwareTokenMfaConfiguration: { Enabled: true },
  SmsMfaConfiguration: { SmsAuthenticationMessage: "Yours: {####}" },
  EmailMfaConfiguration: { Message: "Yours: {####}", Subject: "Code" },
}

it("says which second factors people may have, and keeps the people and their sessions", async () => {
  const { call, AccessToken, Username } = await startWithMember(mfaPool([]))
  const set = () => call("AdminSetUserMFAPreference", { Username, EmailMfaSettings: { Enabled: true } })
  await expect(set()).rejects.toMatchObject({ name: "InvalidParameterException" })
  expect(await call("SetUserPoolMfaConfig", ALL)).toEqual(ALL)
  expect(await call("GetUserPoolMfaConfig")).toEqual(ALL)
  await set()
  expect((await call("GetUser", { AccessToken })).UserMFASettingList).toEqual(["EMAIL_OTP"])
})

it("switches off what it does not name", async () => {
  const { call, Username, signIn } = await startWithMember()
  await call("AdminSetUserMFAPreference", { Username, EmailMfaSettings: { Enabled: true } })
  expect((await signIn()).ChallengeName).toBe("EMAIL_OTP")
  const only = { MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: { Enabled: true } }
  expect(await call("SetUserPoolMfaConfig", only)).toEqual(only)
  expect(await signIn()).toHaveProperty("AuthenticationResult")
})

it("insists on a second factor from the next sign-in on; who is signed in stays so", async () => {
  const { call, AccessToken, signIn } = await startWithMember()
  const insisting = { MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: { Enabled: true } }
  expect(await call("SetUserPoolMfaConfig", insisting)).toEqual(insisting)
  expect(await call("GetUser", { AccessToken })).toHaveProperty("Username")
  expect((await signIn()).ChallengeName).toBe("MFA_SETUP")
})

it("refuses what is no such setting, and the pool stays as it was", async () => {
  const { call } = await startWithMember()
  const before = await call("GetUserPoolMfaConfig")
  await expect(call("SetUserPoolMfaConfig", { ...ALL, MfaConfiguration: "ALWAYS" })).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: expect.stringMatching(/mfaConfiguration/i),
  })
  expect(await call("GetUserPoolMfaConfig")).toEqual(before)
})
