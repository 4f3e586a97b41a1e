import { z } from "zod"
import { invalidParameter, notAuthorized, userNotFound } from "../errors"
import { clientId, metadata, username } from "../fields"
import { operation } from "../operation"
import { decoyDeliveryDetails } from "../user-pool/messages"
import { checkSecretHash } from "../user-pool/sign-in"
import { sendSignUpCode } from "../user-pool/sign-up-code"
import { findUser } from "../user-pool/users"

/**
 * Sends another code to somebody who signed up; the one before is void. Where the client hides who exists, everybody
 * who waits for no code gets the answer of those who do, and no mail.
 */
export const resendConfirmationCode = operation({
  name: "ResendConfirmationCode",
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
      const waits = user?.enabled && user.status === "UNCONFIRMED"
      if (client.hidesUserExistence && !waits) {
        return { CodeDeliveryDetails: decoyDeliveryDetails(input.Username) }
      }
      if (!user) throw userNotFound()
      if (!user.enabled) throw notAuthorized("User is disabled.")
      if (user.status !== "UNCONFIRMED") throw invalidParameter("User is already confirmed.")
      const sent = await sendSignUpCode(pool, changes, user)
      if (!sent) throw invalidParameter("Cannot resend codes. Auto verification not turned on.")
      return { CodeDeliveryDetails: sent }
    })
  },
})
