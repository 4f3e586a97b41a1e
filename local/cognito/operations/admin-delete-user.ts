import { z } from "zod"
import { username, userPoolId } from "../fields"
import { operation } from "../operation"
import { dropCodes } from "../user-pool/codes"
import { groupNamesOf, membershipChanges } from "../user-pool/groups"
import { revokeAllSessions } from "../user-pool/sessions"
import { requireUser, userChanges } from "../user-pool/users"

/** Deletes a user with everything that is filed under them: memberships, sessions, codes, aliases. */
export const adminDeleteUser = operation({
  name: "AdminDeleteUser",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username }),
  async run({ UserPoolId, Username }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const user = await requireUser(pool, Username)
      const groups = await groupNamesOf(pool, user)
      changes.add(...groups.flatMap((groupName) => membershipChanges(pool, user, groupName, false)))
      changes.add(...(await dropCodes(pool, user)))
      await revokeAllSessions(pool, changes, user)
      changes.add(...userChanges(pool, user, undefined))
      changes.counts.users -= 1
      pool.lockouts.clear(user.username)
      return {}
    })
  },
})
