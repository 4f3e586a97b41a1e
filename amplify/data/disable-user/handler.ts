import { AdminDisableUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { requestId, userId } from "../arguments"
import { refuseOwnAccount } from "../own-account"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Refuses a user every sign-in and revokes their refresh tokens. Tokens already issued live on until they expire. */
export const handler: Schema["disableUser"]["functionHandler"] = adminHandler({
  name: "disableUser",
  arguments: z.object({ userId, requestId }),
  run: async ({ userId }, { requestId, caller }) => {
    refuseOwnAccount(userId, caller)
    const Username = await usernameOf(userId)
    await cognito.send(new AdminDisableUserCommand({ UserPoolId: userPoolId(), Username }))
    return { userId, requestId }
  },
})
