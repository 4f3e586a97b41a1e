import { z } from "zod"
import { accessToken } from "../fields"
import { operation } from "../operation"
import type { Factor } from "../user-pool/factors"
import { mfaSettings, withMfaPreference } from "../user-pool/mfa-preference"
import { userOfAccessToken } from "../user-pool/token-user"
import { requireUser, userChanges } from "../user-pool/users"

const NOT_SET_UP: Record<Factor, string> = {
  SOFTWARE_TOKEN_MFA: "User has not set up software token mfa",
  SMS_MFA: "User does not have a phone_number set to turn on SMS MFA",
  EMAIL_OTP: "User does not have an email set to turn on EMAIL MFA",
}

/** Users switch their own second factors on and off, and say which is asked for. */
export const setUserMfaPreference = operation({
  name: "SetUserMFAPreference",
  caller: "public",
  input: z.object({ AccessToken: accessToken, ...mfaSettings }),
  async run({ AccessToken, ...settings }, { userPools }) {
    const { pool, user } = await userOfAccessToken(userPools, AccessToken)
    return pool.change(async (changes) => {
      const before = await requireUser(pool, user.username)
      const after = withMfaPreference(pool, before, settings, (factor) => NOT_SET_UP[factor])
      changes.add(...userChanges(pool, before, after))
      return {}
    })
  },
})
