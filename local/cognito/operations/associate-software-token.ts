import { z } from "zod"
import { invalidParameter } from "../errors"
import { accessToken, session } from "../fields"
import { operation } from "../operation"
import { associateApp, associateInSignIn } from "../user-pool/factor-set-up"
import { userOfAccessToken } from "../user-pool/token-user"
import { requireUser } from "../user-pool/users"

/**
 * Hands out the secret for an authenticator app, in place of the one before, to somebody who is signed in or whose
 * sign-in asks for a second factor to be set up. Until a code proves the new one, the user signs in with the password
 * alone where the pool allows it ("If you don't verify the software token …", API reference).
 */
export const associateSoftwareToken = operation({
  name: "AssociateSoftwareToken",
  caller: "public",
  input: z.object({ AccessToken: accessToken.optional(), Session: session.optional() }),
  async run({ AccessToken, Session }, { userPools }) {
    if (AccessToken === undefined) {
      if (Session === undefined) throw invalidParameter("Either AccessToken or Session has to be given.")
      return associateInSignIn(userPools.ofSession(Session), Session)
    }
    const { pool, user } = await userOfAccessToken(userPools, AccessToken)
    return pool.change(async (changes) => ({
      SecretCode: associateApp(pool, changes, await requireUser(pool, user.username)),
    }))
  },
})
