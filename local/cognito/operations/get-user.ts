import { z } from "zod"
import { accessToken } from "../fields"
import { operation } from "../operation"
import { describeFactors } from "../user-pool/factors"
import { userOfAccessToken } from "../user-pool/token-user"
import { attributeList } from "../user-pool/user"

export const getUser = operation({
  name: "GetUser",
  caller: "public",
  input: z.object({ AccessToken: accessToken }),
  async run({ AccessToken }, { userPools }) {
    const { pool, user, claims } = await userOfAccessToken(userPools, AccessToken)
    const readable = pool.clients.get(claims.client_id)?.readAttributes
    return {
      Username: user.username,
      UserAttributes: attributeList(user).filter(({ Name }) => Name === "sub" || (readable?.has(Name) ?? true)),
      ...describeFactors(user),
    }
  },
})
