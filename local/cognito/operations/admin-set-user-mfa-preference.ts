import { z } from "zod"
import { username, userPoolId } from "../fields"
import { operation } from "../operation"
import { mfaSettings, withMfaPreference } from "../user-pool/mfa-preference"
import { requireUser, userChanges } from "../user-pool/users"

/** Switches a user's second factors on and off, for instance for somebody who has lost the phone. */
export const adminSetUserMfaPreference = operation({
  name: "AdminSetUserMFAPreference",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username, ...mfaSettings }),
  async run({ UserPoolId, Username, ...settings }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const before = await requireUser(pool, Username)
      const after = withMfaPreference(
        pool,
        before,
        settings,
        (factor) => `User does not have delivery config set to turn on ${factor}`,
      )
      changes.add(...userChanges(pool, before, after))
      return {}
    })
  },
})
