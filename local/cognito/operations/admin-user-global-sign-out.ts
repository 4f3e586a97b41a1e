import { z } from "zod"
import { username, userPoolId } from "../fields"
import { operation } from "../operation"
import { revokeAllSessions } from "../user-pool/sessions"
import { requireUser } from "../user-pool/users"

/** Refresh tokens end and `GetUser` refuses the access tokens; a JWT that is only verified goes on until it expires. */
export const adminUserGlobalSignOut = operation({
  name: "AdminUserGlobalSignOut",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username }),
  async run({ UserPoolId, Username }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      await revokeAllSessions(pool, changes, await requireUser(pool, Username))
      return {}
    })
  },
})
