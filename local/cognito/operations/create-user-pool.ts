import { randomInt } from "node:crypto"
import { z } from "zod"
import { CognitoSetupError, invalidParameter } from "../errors"
import { operation } from "../operation"
import { describePool } from "../user-pool/describe-pool"
import { pattern } from "../validate-input"

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

export const createUserPool = operation({
  name: "CreateUserPool",
  caller: "signed",
  input: z.looseObject({ PoolName: pattern("[\\w\\s+=,.@-]+").min(1).max(128) }),
  async run(properties, { userPools, region }) {
    const suffix = Array.from({ length: 9 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("")
    const id = `${region}_${suffix}`
    try {
      return { UserPool: describePool(await userPools.deploy({ id, properties, clients: [], groups: [] })) }
    } catch (error) {
      throw error instanceof CognitoSetupError ? invalidParameter(error.message) : error
    }
  },
})
