import { z } from "zod"
import { notAuthorized } from "../errors"
import { metadata, username, userPoolId } from "../fields"
import { operation } from "../operation"
import { issueCode } from "../user-pool/codes"
import { sendCode } from "../user-pool/messages"
import { canResetPassword, recoveryAddress } from "../user-pool/recovery"
import { requireUser, userChanges } from "../user-pool/users"

/** Makes the password useless and sends the user a code to choose another one. */
export const adminResetUserPassword = operation({
  name: "AdminResetUserPassword",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username, ClientMetadata: metadata.optional() }),
  async run({ UserPoolId, Username }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const before = await requireUser(pool, Username)
      if (!before.enabled) throw notAuthorized("User is disabled.")
      if (!canResetPassword(before) || before.status === "UNCONFIRMED") {
        throw notAuthorized("User password cannot be reset in the current state.")
      }
      const { attribute, address } = recoveryAddress(pool, before)
      changes.add(...userChanges(pool, before, { ...before, status: "RESET_REQUIRED", modified: pool.now() }))
      const code = issueCode(pool, changes, before, "forgotten-password")
      await sendCode(pool, changes, before, "forgotten-password", attribute, address, code)
      return {}
    })
  },
})
