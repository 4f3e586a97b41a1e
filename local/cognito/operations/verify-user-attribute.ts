import { z } from "zod"
import { invalidParameter } from "../errors"
import { accessToken, confirmationCode } from "../fields"
import { operation } from "../operation"
import { takeCode } from "../user-pool/codes"
import { claimAliases } from "../user-pool/new-user"
import { userOfAccessToken } from "../user-pool/token-user"
import type { User } from "../user-pool/user"
import { requireUser, userChanges } from "../user-pool/users"

/** Proves an address by its code; an address that waited for this takes the place of the old one. */
export const verifyUserAttribute = operation({
  name: "VerifyUserAttribute",
  caller: "public",
  input: z.object({ AccessToken: accessToken, AttributeName: z.string().min(1).max(32), Code: confirmationCode }),
  async run({ AccessToken, AttributeName, Code }, { userPools }) {
    if (AttributeName !== "email" && AttributeName !== "phone_number") {
      throw invalidParameter(`The attribute ${AttributeName} cannot be verified.`)
    }
    const { pool, user } = await userOfAccessToken(userPools, AccessToken)
    const refusal = await pool.change(async (changes) => {
      const before = await requireUser(pool, user.username)
      const wrong = await takeCode(pool, changes, before, `attribute-${AttributeName}`, Code)
      if (wrong) return wrong
      const { [AttributeName]: waiting, ...unverified } = before.unverified ?? {}
      const address = waiting ?? before.attributes[AttributeName] ?? ""
      const proven = { [AttributeName]: address, [`${AttributeName}_verified`]: "true" }
      const after: User = {
        ...before,
        attributes: { ...before.attributes, ...proven },
        unverified,
        modified: pool.now(),
      }
      await claimAliases(pool, changes, after, false)
      changes.add(...userChanges(pool, before, after))
    })
    if (refusal) throw refusal
    return {}
  },
})
