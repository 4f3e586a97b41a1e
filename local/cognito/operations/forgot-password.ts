import { z } from "zod"
import { notAuthorized, userNotFound } from "../errors"
import { clientId, metadata, username } from "../fields"
import { operation } from "../operation"
import { issueCode } from "../user-pool/codes"
import { decoyDeliveryDetails, sendCode } from "../user-pool/messages"
import { canResetPassword, recoveryAddress } from "../user-pool/recovery"
import { checkSecretHash } from "../user-pool/sign-in"
import { findUser } from "../user-pool/users"

/**
 * Sends a code to choose a new password with. Where the client hides who exists, unknown and disabled users get the
 * answer of everybody else, and no mail.
 */
export const forgotPassword = operation({
  name: "ForgotPassword",
  caller: "public",
  input: z.object({
    ClientId: clientId,
    SecretHash: z.string().optional(),
    Username: username,
    ClientMetadata: metadata.optional(),
  }),
  async run(input, { userPools }) {
    const { pool, client } = userPools.ofClient(input.ClientId)
    checkSecretHash(client, input.Username, input.SecretHash)
    return pool.change(async (changes) => {
      const user = await findUser(pool, input.Username)
      if (client.hidesUserExistence && !user?.enabled) {
        return { CodeDeliveryDetails: decoyDeliveryDetails(input.Username) }
      }
      if (!user) throw userNotFound()
      if (!user.enabled) throw notAuthorized("User is disabled.")
      if (!canResetPassword(user)) throw notAuthorized("User password cannot be reset in the current state.")
      const { attribute, address } = recoveryAddress(pool, user)
      const code = issueCode(pool, changes, user, "forgotten-password")
      return {
        CodeDeliveryDetails: await sendCode(pool, changes, user, "forgotten-password", attribute, address, code),
      }
    })
  },
})
