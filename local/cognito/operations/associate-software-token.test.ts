import { expect, it } from "vitest"
import { appCode, mfaPool, startWithMember } from "../testing/second-factors"
import { CLIENT, startPool } from "../testing/start-pool"

it("hands out a secret in Base32, another one each time, and switches nothing on", async () => {
  const { call, AccessToken, factors, signIn } = await startWithMember()
  const first = await call("AssociateSoftwareToken", { AccessToken })
  const second = await call("AssociateSoftwareToken", { AccessToken })
  expect(first).toEqual({ SecretCode: expect.stringMatching(/^[A-Z2-7]{52}$/) })
  expect(second.SecretCode).not.toBe(first.SecretCode)
  expect(await factors()).toEqual({ enabled: undefined, preferred: undefined })
  expect(await signIn()).toHaveProperty("AuthenticationResult")
})

it("takes the place of an app that was in use, which is not asked for until the new one is proven", async () => {
  const { call, AccessToken, addApp, signIn, Username } = await startWithMember()
  await addApp()
  await call("AdminSetUserMFAPreference", { Username, SoftwareTokenMfaSettings: { Enabled: true } })
  expect((await signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
  const { SecretCode } = await call("AssociateSoftwareToken", { AccessToken })
  expect(await signIn()).toHaveProperty("AuthenticationResult")
  await call("VerifySoftwareToken", { AccessToken, UserCode: appCode(SecretCode) })
  expect((await signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
})

it.each([[[]], [["SMS_MFA"]]])("is refused in a pool with the factors %j", async (enabled) => {
  const { call, AccessToken } = await startWithMember(mfaPool(enabled))
  await expect(call("AssociateSoftwareToken", { AccessToken })).rejects.toMatchObject({
    name: "SoftwareTokenMFANotFoundException",
  })
})

it("needs an access token, or the session of the one challenge that is about it", async () => {
  const { call, invite } = await startPool(mfaPool())
  await invite("ada@example.com", { TemporaryPassword: "Temporary-1" })
  const { Session } = await call("InitiateAuth", {
    ClientId: CLIENT,
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: "ada@example.com", PASSWORD: "Temporary-1" },
  })
  await expect(call("AssociateSoftwareToken", { Session })).rejects.toMatchObject({ name: "NotAuthorizedException" })
  await expect(call("AssociateSoftwareToken", {})).rejects.toMatchObject({ name: "InvalidParameterException" })
  await expect(call("AssociateSoftwareToken", { AccessToken: "x" })).rejects.toMatchObject({
    name: "NotAuthorizedException",
  })
})
