import { z } from "zod"
import { CognitoError } from "../errors"
import { clientId } from "../fields"
import { operation } from "../operation"
import { revokeSession } from "../user-pool/sessions"

/** Ends the session of a refresh token. A token that is unknown or ended already is no error, so nothing is told. */
export const revokeToken = operation({
  name: "RevokeToken",
  caller: "public",
  input: z.object({ Token: z.string().min(1), ClientId: clientId, ClientSecret: z.string().optional() }),
  async run({ Token, ClientId, ClientSecret }, { userPools }) {
    const { pool, client } = userPools.ofClient(ClientId)
    if (client.secret !== ClientSecret) throw new CognitoError("UnauthorizedException", "Invalid client secret.")
    if (!client.revocation) {
      throw new CognitoError("UnsupportedOperationException", "Token revocation is not enabled for this client.")
    }
    if (Token.split(".").length === 3)
      throw new CognitoError("UnsupportedTokenTypeException", "Unsupported token type.")
    return pool.change(async (changes) => {
      await revokeSession(pool, changes, client, Token)
      return {}
    })
  },
})
