import { TOTP } from "otpauth"
import { poolDefinition, START, startPool } from "./start-pool"

const EVERY_FACTOR = ["SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"]

/** People may protect their account with the factors. */
export function mfaPool(factors = EVERY_FACTOR) {
  const definition = poolDefinition()
  Object.assign(definition.properties, { MfaConfiguration: "OPTIONAL", EnabledMfas: factors })
  return definition
}

/** Nobody signs in without a second factor. */
export function requiredMfaPool(factors = ["SOFTWARE_TOKEN_MFA"]) {
  const definition = mfaPool(factors)
  Object.assign(definition.properties, { MfaConfiguration: "ON" })
  return definition
}

/** What an authenticator app shows some steps of 30 seconds after START. */
export const appCode = (secret: string, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: START + steps * 30_000 })

/** Never the code of its step, nor of the ones around it. */
export function wrongCode(secret: string): string {
  const right = [-1, 0, 1, 2].map((steps) => appCode(secret, steps))
  return ["000000", "111111", "222222", "333333", "444444"].find((code) => !right.includes(code)) ?? ""
}

/** Somebody in such a pool who is signed in and has a phone number, and no second factor yet. */
export async function startWithMember(definition = mfaPool()) {
  const started = await startPool(definition)
  const UserAttributes = [
    { Name: "email", Value: "ada@example.com" },
    { Name: "phone_number", Value: "+15550100" },
  ]
  const Username = await started.confirmed("ada@example.com", { UserAttributes })
  const AccessToken = (await started.signIn()).AuthenticationResult.AccessToken as string
  const { call } = started
  /** Sets an authenticator app up with the code of START. @returns its secret */
  const addApp = async () => {
    const { SecretCode } = await call("AssociateSoftwareToken", { AccessToken })
    await call("VerifySoftwareToken", { AccessToken, UserCode: appCode(SecretCode) })
    return SecretCode as string
  }
  const factors = async () => {
    const { UserMFASettingList, PreferredMfaSetting } = await call("AdminGetUser", { Username })
    return { enabled: UserMFASettingList, preferred: PreferredMfaSetting }
  }
  return { ...started, Username, AccessToken, addApp, factors }
}
