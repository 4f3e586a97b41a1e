import { z } from "zod"
import { CognitoError, invalidParameter, notAuthorized } from "../errors"
import { accessToken, session } from "../fields"
import { operation } from "../operation"
import { takeAppCode } from "../user-pool/software-token"
import { userOfAccessToken } from "../user-pool/token-user"
import { requireUser, userChanges } from "../user-pool/users"
import { pattern } from "../validate-input"

/** Proves by a code that the app has the secret. It is asked for only once a preference switches it on. */
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
    if (AccessToken === undefined && Session !== undefined) throw notAuthorized("Invalid session for the user.")
    if (AccessToken === undefined) throw invalidParameter("Either AccessToken or Session has to be given.")
    const { pool, user } = await userOfAccessToken(userPools, AccessToken)
    await pool.change(async (changes) => {
      const before = await requireUser(pool, user.username)
      if (!before.softwareToken) {
        throw new CognitoError("SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user.")
      }
      const softwareToken = takeAppCode(before.softwareToken, UserCode, pool.now())
      if (typeof softwareToken === "string") {
        throw new CognitoError("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")
      }
      changes.add(...userChanges(pool, before, { ...before, softwareToken, modified: pool.now() }))
    })
    return { Status: "SUCCESS" }
  },
})
