import { z } from "zod"
import { accessToken } from "../fields"
import { operation } from "../operation"
import { revokeAllSessions } from "../user-pool/sessions"
import { userOfAccessToken } from "../user-pool/token-user"

export const globalSignOut = operation({
  name: "GlobalSignOut",
  caller: "public",
  input: z.object({ AccessToken: accessToken }),
  async run({ AccessToken }, { userPools }) {
    const { pool, user } = await userOfAccessToken(userPools, AccessToken)
    return pool.change(async (changes) => {
      await revokeAllSessions(pool, changes, user)
      return {}
    })
  },
})
