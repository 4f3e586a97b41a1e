import { z } from "zod"
import { username, userPoolId } from "../fields"
import { operation } from "../operation"
import { revokeAllSessions } from "../user-pool/sessions"
import { requireUser, userChanges } from "../user-pool/users"

/** Locks a user out and ends their sessions, which stay ended when the user is enabled again. */
export const adminDisableUser = operation({
  name: "AdminDisableUser",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username }),
  async run({ UserPoolId, Username }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const before = await requireUser(pool, Username)
      changes.add(...userChanges(pool, before, { ...before, enabled: false, modified: pool.now() }))
      await revokeAllSessions(pool, changes, before)
      return {}
    })
  },
})
