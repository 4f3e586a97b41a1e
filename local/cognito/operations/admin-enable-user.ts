import { z } from "zod"
import { username, userPoolId } from "../fields"
import { operation } from "../operation"
import { requireUser, userChanges } from "../user-pool/users"

export const adminEnableUser = operation({
  name: "AdminEnableUser",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, Username: username }),
  async run({ UserPoolId, Username }, { userPools }) {
    const pool = userPools.get(UserPoolId)
    return pool.change(async (changes) => {
      const before = await requireUser(pool, Username)
      changes.add(...userChanges(pool, before, { ...before, enabled: true, modified: pool.now() }))
      return {}
    })
  },
})
