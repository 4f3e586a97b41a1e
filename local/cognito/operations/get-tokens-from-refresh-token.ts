import { z } from "zod"
import { notAuthorized } from "../errors"
import { clientId, metadata } from "../fields"
import { operation } from "../operation"
import { refreshTokens } from "../user-pool/refresh"

export const getTokensFromRefreshToken = operation({
  name: "GetTokensFromRefreshToken",
  caller: "public",
  input: z.object({
    RefreshToken: z.string().min(1),
    ClientId: clientId,
    ClientSecret: z.string().optional(),
    DeviceKey: z.string().optional(),
    ClientMetadata: metadata.optional(),
  }),
  async run({ RefreshToken, ClientId, ClientSecret }, { userPools }) {
    const { pool, client } = userPools.ofClient(ClientId)
    if (client.secret !== ClientSecret) throw notAuthorized("Client secret does not match.")
    return refreshTokens(pool, client, RefreshToken)
  },
})
