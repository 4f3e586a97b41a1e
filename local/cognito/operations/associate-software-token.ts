import { z } from "zod"
import { CognitoError, invalidParameter, notAuthorized } from "../errors"
import { accessToken, session } from "../fields"
import { operation } from "../operation"
import { isInPool } from "../user-pool/factors"
import { newSoftwareToken } from "../user-pool/software-token"
import { userOfAccessToken } from "../user-pool/token-user"
import { requireUser, userChanges } from "../user-pool/users"

/**
 * Hands out the secret for an authenticator app, in place of the one before. Until a code proves the new one, the user
 * signs in with the password alone ("If you don't verify the software token …", API reference).
 */
export const associateSoftwareToken = operation({
  name: "AssociateSoftwareToken",
  caller: "public",
  input: z.object({ AccessToken: accessToken.optional(), Session: session.optional() }),
  async run({ AccessToken, Session }, { userPools }) {
    // Sessions belong to MFA_SETUP, which only pools raise that insist on a second factor; none of them runs here.
    if (AccessToken === undefined && Session !== undefined) throw notAuthorized("Invalid session for the user.")
    if (AccessToken === undefined) throw invalidParameter("Either AccessToken or Session has to be given.")
    const { pool, user } = await userOfAccessToken(userPools, AccessToken)
    if (!isInPool(pool, "SOFTWARE_TOKEN_MFA")) {
      throw new CognitoError(
        "SoftwareTokenMFANotFoundException",
        "Software Token MFA has not been enabled by the userPool",
      )
    }
    const softwareToken = newSoftwareToken()
    await pool.change(async (changes) => {
      const before = await requireUser(pool, user.username)
      changes.add(...userChanges(pool, before, { ...before, softwareToken, modified: pool.now() }))
    })
    return { SecretCode: softwareToken.secret }
  },
})
