import { z } from "zod"
import { password, username, userPoolId } from "../fields"
import { operation } from "../operation"
import { withPermanentPassword, withTemporaryPassword } from "../user-pool/passwords"
import { requireUser, userChanges } from "../user-pool/users"

/** Sets a password for good (`CONFIRMED`), or for one sign-in (`FORCE_CHANGE_PASSWORD`) unless `Permanent` is true. */
export const adminSetUserPassword = operation({
  name: "AdminSetUserPassword",
  caller: "signed",
  input: z.object({
    UserPoolId: userPoolId,
    Username: username,
    Password: password,
    Permanent: z.boolean().default(false),
  }),
  async run({ UserPoolId, Username, Password, Permanent }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const before = await requireUser(pool, Username)
      const change = Permanent ? withPermanentPassword : withTemporaryPassword
      changes.add(...userChanges(pool, before, change(pool, before, Password)))
      pool.lockouts.clear(before.username)
      return {}
    })
  },
})
