import { z } from "zod"
import { userPoolId } from "../fields"
import { operation } from "../operation"

/** Answers all clients on one page: a pool of this service has a handful, and no token is ever given out. */
export const listUserPoolClients = operation({
  name: "ListUserPoolClients",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId, MaxResults: z.number().int().min(1).max(60).optional() }),
  async run({ UserPoolId }, { userPools }) {
    const { record } = userPools.get(UserPoolId)
    return {
      UserPoolClients: record.clients.map(({ id, properties }) => ({
        ClientId: id,
        UserPoolId,
        ...(properties.ClientName === undefined ? {} : { ClientName: properties.ClientName }),
      })),
    }
  },
})
