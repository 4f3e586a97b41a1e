import { z } from "zod"
import { invalidParameter } from "../errors"
import { accessToken, session } from "../fields"
import { operation } from "../operation"
import { verifyApp, verifyInSignIn } from "../user-pool/factor-set-up"
import { userOfAccessToken } from "../user-pool/token-user"
import { requireUser } from "../user-pool/users"
import { pattern } from "../validate-input"

/**
 * Proves by a code that the app has the secret. Where the pool leaves it to people, it is asked for only once a
 * preference switches it on.
 */
export const verifySoftwareToken = operation({
  name: "VerifySoftwareToken",
  caller: "public",
  input: z.object({
    AccessToken: accessToken.optional(),
    Session: session.optional(),
    UserCode: pattern("[0-9]+").length(6),
    FriendlyDeviceName: z.string().max(131_072).optional(),
  }),
  async run({ AccessToken, Session, UserCode }, { userPools }) {
    if (AccessToken === undefined) {
      if (Session === undefined) throw invalidParameter("Either AccessToken or Session has to be given.")
      return verifyInSignIn(userPools.ofSession(Session), Session, UserCode)
    }
    const { pool, user } = await userOfAccessToken(userPools, AccessToken)
    await pool.change(async (changes) => verifyApp(pool, changes, await requireUser(pool, user.username), UserCode))
    return { Status: "SUCCESS" }
  },
})
