import { z } from "zod"
import { notAuthorized, userNotFound } from "../errors"
import { clientId, confirmationCode, metadata, password, username } from "../fields"
import { operation } from "../operation"
import { codeMismatch, takeCode } from "../user-pool/codes"
import { checkPassword } from "../user-pool/password-policy"
import { withPermanentPassword } from "../user-pool/passwords"
import { checkSecretHash } from "../user-pool/sign-in"
import { findUser, userChanges } from "../user-pool/users"

export const confirmForgotPassword = operation({
  name: "ConfirmForgotPassword",
  caller: "public",
  input: z.object({
    ClientId: clientId,
    SecretHash: z.string().optional(),
    Username: username,
    ConfirmationCode: confirmationCode,
    Password: password,
    ClientMetadata: metadata.optional(),
  }),
  async run(input, { userPools }) {
    const { pool, client } = userPools.ofClient(input.ClientId)
    checkSecretHash(client, input.Username, input.SecretHash)
    // Before the code is looked at, so that a password that is too weak does not cost the code.
    checkPassword(pool.passwordPolicy, input.Password)
    const refusal = await pool.change(async (changes) => {
      const before = await findUser(pool, input.Username)
      if (client.hidesUserExistence && !before?.enabled) throw codeMismatch()
      if (!before) throw userNotFound()
      if (!before.enabled) throw notAuthorized("User is disabled.")
      const wrong = await takeCode(pool, changes, before, "forgotten-password", input.ConfirmationCode)
      if (wrong) return wrong
      changes.add(...userChanges(pool, before, withPermanentPassword(pool, before, input.Password)))
      pool.lockouts.clear(before.username)
    })
    if (refusal) throw refusal
    return {}
  },
})
