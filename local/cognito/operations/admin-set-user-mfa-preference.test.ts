import { expect, it } from "vitest"
import { mfaPool, startWithMember } from "../testing/second-factors"
import { startPool } from "../testing/start-pool"

it("lets somebody in again who has lost the phone", async () => {
  const { addApp, call, Username, signIn, factors } = await startWithMember()
  await addApp()
  const set = (Enabled: boolean) =>
    call("AdminSetUserMFAPreference", { Username, SoftwareTokenMfaSettings: { Enabled, PreferredMfa: Enabled } })
  await set(true)
  expect(await factors()).toEqual({ enabled: ["SOFTWARE_TOKEN_MFA"], preferred: "SOFTWARE_TOKEN_MFA" })
  expect((await signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA")
  await set(false)
  expect(await factors()).toEqual({ enabled: undefined, preferred: undefined })
  expect(await signIn()).toHaveProperty("AuthenticationResult")
})

it("refuses a factor that the user has not set up, and changes nothing", async () => {
  const { call, confirmed } = await startPool(mfaPool())
  const Username = await confirmed()
  for (const [member, factor] of [
    ["SoftwareTokenMfaSettings", "SOFTWARE_TOKEN_MFA"],
    ["SMSMfaSettings", "SMS_MFA"],
  ]) {
    const attempt = call("AdminSetUserMFAPreference", { Username, [member ?? ""]: { Enabled: true } })
    await expect(attempt).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: `User does not have delivery config set to turn on ${factor}`,
    })
  }
  expect(await call("AdminGetUser", { Username })).not.toHaveProperty("UserMFASettingList")
})

it("refuses somebody who does not exist", async () => {
  const { call } = await startPool(mfaPool())
  const attempt = call("AdminSetUserMFAPreference", { Username: "nobody", SMSMfaSettings: { Enabled: true } })
  await expect(attempt).rejects.toMatchObject({ name: "UserNotFoundException" })
})
