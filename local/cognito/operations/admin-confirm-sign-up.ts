import { z } from "zod"
import { notAuthorized } from "../errors"
import { metadata, username, userPoolId } from "../fields"
import { operation } from "../operation"
import { requireUser, userChanges } from "../user-pool/users"

/** Lets somebody in who signed up, without their code. Nothing is proven by it, so no address counts as verified. */
export const adminConfirmSignUp = operation({
  name: "AdminConfirmSignUp",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username, ClientMetadata: metadata.optional() }),
  async run({ UserPoolId, Username }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const before = await requireUser(pool, Username)
      if (before.status !== "UNCONFIRMED") {
        throw notAuthorized(`User cannot be confirmed. Current status is ${before.status}`)
      }
      changes.add(...userChanges(pool, before, { ...before, status: "CONFIRMED", modified: pool.now() }))
      return {}
    })
  },
})
