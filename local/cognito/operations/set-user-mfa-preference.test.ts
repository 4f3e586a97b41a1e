import { describe, expect, it } from "vitest"
import { mfaPool, startWithMember } from "../testing/second-factors"

async function withPreferences(definition = mfaPool()) {
  const started = await startWithMember(definition)
  const { call, AccessToken } = started
  const prefer = (settings: Record<string, unknown>) => call("SetUserMFAPreference", { AccessToken, ...settings })
  return { ...started, prefer }
}

describe("SetUserMFAPreference", () => {
  it("switches factors on, which GetUser shows with the preferred one", async () => {
    const { addApp, prefer, call, AccessToken } = await withPreferences()
    await addApp()
    await prefer({
      SoftwareTokenMfaSettings: { Enabled: true },
      SMSMfaSettings: { Enabled: true, PreferredMfa: true },
    })
    expect(await call("GetUser", { AccessToken })).toMatchObject({
      UserMFASettingList: ["SOFTWARE_TOKEN_MFA", "SMS_MFA"],
      PreferredMfaSetting: "SMS_MFA",
    })
  })

  it("leaves what is not named, and takes the preference away with its factor", async () => {
    const { prefer, factors } = await withPreferences()
    await prefer({ SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
    await prefer({ EmailMfaSettings: { Enabled: true } })
    expect(await factors()).toEqual({ enabled: ["SMS_MFA", "EMAIL_OTP"], preferred: "SMS_MFA" })
    await prefer({ EmailMfaSettings: { Enabled: true, PreferredMfa: true } })
    expect(await factors()).toEqual({ enabled: ["SMS_MFA", "EMAIL_OTP"], preferred: "EMAIL_OTP" })
    await prefer({ EmailMfaSettings: { Enabled: false } })
    expect(await factors()).toEqual({ enabled: ["SMS_MFA"], preferred: undefined })
    await prefer({ SMSMfaSettings: { Enabled: false } })
    expect(await factors()).toEqual({ enabled: undefined, preferred: undefined })
  })

  it("keeps the secret of an app that is switched off: on again, it serves again", async () => {
    const { addApp, prefer, factors } = await withPreferences()
    await addApp()
    for (const Enabled of [true, false, true]) await prefer({ SoftwareTokenMfaSettings: { Enabled } })
    expect((await factors()).enabled).toEqual(["SOFTWARE_TOKEN_MFA"])
  })

  it.each([
    ["prefers what it does not switch on", { SMSMfaSettings: { PreferredMfa: true } }],
    [
      "prefers two",
      {
        SMSMfaSettings: { Enabled: true, PreferredMfa: true },
        EmailMfaSettings: { Enabled: true, PreferredMfa: true },
      },
    ],
    ["asks for an app that is not set up", { SoftwareTokenMfaSettings: { Enabled: true } }],
    ["switches off an app that is not set up", { SoftwareTokenMfaSettings: { Enabled: false } }],
    ["asks for passkeys", { WebAuthnMfaSettings: { Enabled: true } }],
  ])("refuses what %s, and changes nothing", async (_case, settings) => {
    const { prefer, factors } = await withPreferences()
    await prefer({ SMSMfaSettings: { Enabled: true } })
    await expect(prefer({ EmailMfaSettings: { Enabled: true }, ...settings })).rejects.toMatchObject({
      name: "InvalidParameterException",
    })
    expect(await factors()).toEqual({ enabled: ["SMS_MFA"], preferred: undefined })
  })

  it("says in Cognito's words that no app is set up", async () => {
    const { prefer } = await withPreferences()
    const attempt = prefer({ SoftwareTokenMfaSettings: { Enabled: true } })
    await expect(attempt).rejects.toMatchObject({ message: "User has not set up software token mfa" })
  })

  it("refuses a factor that the pool does not have, but lets go of one that it had", async () => {
    const { prefer, cognito, factors } = await withPreferences()
    await prefer({ SMSMfaSettings: { Enabled: true } })
    await cognito.deploy(mfaPool(["SOFTWARE_TOKEN_MFA"]))
    await expect(prefer({ SMSMfaSettings: { Enabled: true } })).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: expect.stringContaining("SMS_MFA"),
    })
    expect((await factors()).enabled).toEqual(["SMS_MFA"])
    await prefer({ SMSMfaSettings: { Enabled: false } })
    expect((await factors()).enabled).toBeUndefined()
  })
})
