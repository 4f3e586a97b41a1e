import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { USER_ID } from "../../testing/cognito-user"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const requestId = "01936f0e-7c3a-7000-8000-000000000000"
const set = (input: object) =>
  invoke(handler, appsyncEvent("setUserMfaPreference", { userId: USER_ID, requestId, ...input }))
const on = { Enabled: true, PreferredMfa: false }
const preferred = { Enabled: true, PreferredMfa: true }
const off = { Enabled: false, PreferredMfa: false }
afterEach(() => vi.restoreAllMocks())

describe("setUserMfaPreference", () => {
  it.each([
    ["switches one off", { disable: ["SOFTWARE_TOKEN_MFA"] }, { SoftwareTokenMfaSettings: off }],
    ["switches one on", { enable: ["SMS_MFA"] }, { SMSMfaSettings: on }],
    ["prefers one", { enable: ["EMAIL_OTP"], preferred: "EMAIL_OTP" }, { EmailMfaSettings: preferred }],
    [
      "switches one off and keeps another first",
      { disable: ["SMS_MFA"], preferred: "SOFTWARE_TOKEN_MFA" },
      { SMSMfaSettings: off, SoftwareTokenMfaSettings: preferred },
    ],
    ["puts one first", { preferred: "EMAIL_OTP" }, { EmailMfaSettings: preferred }],
    [
      "does several at once",
      { enable: ["SMS_MFA", "EMAIL_OTP"], disable: ["SOFTWARE_TOKEN_MFA"], preferred: "SMS_MFA" },
      { SMSMfaSettings: preferred, EmailMfaSettings: on, SoftwareTokenMfaSettings: off },
    ],
  ])("%s and leaves the others alone", async (_, input, settings) => {
    const sent = fakeCognito()
    expect(await set(input)).toEqual({ userId: USER_ID, requestId })
    expect(sent).toEqual([
      {
        name: "AdminSetUserMFAPreferenceCommand",
        input: { UserPoolId: USER_POOL_ID, Username: USER_ID, ...settings },
      },
    ])
  })

  it.each([
    ["nothing to do", {}, "enable", "noChange"],
    ["empty lists", { enable: [], disable: [] }, "enable", "noChange"],
    ["a factor that Cognito does not know", { enable: ["FAX"] }, "enable.0", "mfaFactor"],
    ["one that is switched on and off", { enable: ["SMS_MFA"], disable: ["SMS_MFA"] }, "disable", "mfaContradiction"],
    [
      "to prefer one that is switched off",
      { disable: ["SMS_MFA"], preferred: "SMS_MFA" },
      "preferred",
      "preferredFactor",
    ],
  ])("refuses %s and changes nothing", async (_, input, field, rule) => {
    const sent = fakeCognito()
    await expect(set(input)).rejects.toThrow(`InvalidInput {"field":"${field}","rule":"${rule}"}`)
    expect(sent).toEqual([])
  })

  it.each([
    "InvalidParameterException",
    "InvalidUserPoolConfigurationException",
    "PasswordResetRequiredException",
    "UserNotConfirmedException",
    "UserNotFoundException",
  ])("says %s and to whom", async (exception) => {
    fakeCognito(() => {
      throw cognitoException(exception)
    })
    await expect(set({ disable: ["SMS_MFA"] })).rejects.toThrow(`${exception} {"userId":"${USER_ID}"}`)
  })
})
