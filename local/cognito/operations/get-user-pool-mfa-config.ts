import { z } from "zod"
import { userPoolId } from "../fields"
import { operation } from "../operation"
import { describeMfaConfig } from "../user-pool/mfa-config"

export const getUserPoolMfaConfig = operation({
  name: "GetUserPoolMfaConfig",
  caller: "signed",
  input: z.object({ UserPoolId: userPoolId }),
  async run({ UserPoolId }, { userPools }) {
    return describeMfaConfig(userPools.get(UserPoolId))
  },
})
