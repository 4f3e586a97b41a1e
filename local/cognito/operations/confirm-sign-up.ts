import { z } from "zod"
import { notAuthorized, userNotFound } from "../errors"
import { clientId, confirmationCode, metadata, username } from "../fields"
import { operation } from "../operation"
import { codeExpired, takeCode } from "../user-pool/codes"
import { claimAliases } from "../user-pool/new-user"
import { checkSecretHash } from "../user-pool/sign-in"
import { signUpAttribute } from "../user-pool/sign-up-code"
import type { User } from "../user-pool/user"
import type { UserPool } from "../user-pool/user-pool"
import { findUser, userChanges } from "../user-pool/users"

/** The code proves the address that it was sent to, and the account becomes `CONFIRMED`. */
export const confirmSignUp = operation({
  name: "ConfirmSignUp",
  caller: "public",
  input: z.object({
    ClientId: clientId,
    SecretHash: z.string().optional(),
    Username: username,
    ConfirmationCode: confirmationCode,
    ForceAliasCreation: z.boolean().default(false),
    ClientMetadata: metadata.optional(),
  }),
  async run(input, { userPools }) {
    const { pool, client } = userPools.ofClient(input.ClientId)
    checkSecretHash(client, input.Username, input.SecretHash)
    const refusal = await pool.change(async (changes) => {
      const before = await findUser(pool, input.Username)
      if (!before) throw client.hidesUserExistence ? codeExpired() : userNotFound()
      if (before.status !== "UNCONFIRMED") {
        throw notAuthorized(`User cannot be confirmed. Current status is ${before.status}`)
      }
      const wrong = await takeCode(pool, changes, before, "sign-up", input.ConfirmationCode)
      if (wrong) return wrong
      const after: User = { ...before, ...confirmed(pool, before), modified: pool.now() }
      await claimAliases(pool, changes, after, input.ForceAliasCreation)
      changes.add(...userChanges(pool, before, after))
    })
    if (refusal) throw refusal
    return {}
  },
})

function confirmed(pool: UserPool, user: User): Pick<User, "status" | "attributes"> {
  const proven = signUpAttribute(pool, user)
  return {
    status: "CONFIRMED",
    attributes: proven ? { ...user.attributes, [`${proven}_verified`]: "true" } : user.attributes,
  }
}
