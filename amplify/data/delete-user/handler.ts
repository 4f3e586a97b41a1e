import { AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { requestId, userId } from "../arguments"
import { refuseOwnAccount } from "../own-account"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Deletes a user, for good. */
export const handler: Schema["deleteUser"]["functionHandler"] = adminHandler({
  name: "deleteUser",
  arguments: z.object({ userId, requestId }),
  run: async ({ userId }, { requestId, caller }) => {
    refuseOwnAccount(userId, caller)
    const Username = await usernameOf(userId)
    await cognito.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId(), Username }))
    return { userId, requestId }
  },
})
