import { randomBytes } from "node:crypto"
import { z } from "zod"
import { CognitoSetupError, invalidParameter } from "../errors"
import { userPoolId } from "../fields"
import { operation } from "../operation"
import { pattern } from "../validate-input"

export const createUserPoolClient = operation({
  name: "CreateUserPoolClient",
  caller: "signed",
  input: z.looseObject({ UserPoolId: userPoolId, ClientName: pattern("[\\w\\s+=,.@-]+").min(1).max(128) }),
  async run(properties, { userPools }) {
    const id = randomBytes(13).toString("hex")
    try {
      const { client, record } = await userPools.addClient(properties.UserPoolId, { id, properties })
      return {
        UserPoolClient: {
          ...properties,
          ClientId: id,
          ...(client.secret === undefined ? {} : { ClientSecret: client.secret }),
          ExplicitAuthFlows: [...client.flows],
          CreationDate: record.modified / 1000,
          LastModifiedDate: record.modified / 1000,
        },
      }
    } catch (error) {
      throw error instanceof CognitoSetupError ? invalidParameter(error.message) : error
    }
  },
})
