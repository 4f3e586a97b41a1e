import { AdminResetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { requestId, userId } from "../arguments"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Makes a user set a new password, with a code that goes to their verified e-mail address or phone. */
export const handler: Schema["resetUserPassword"]["functionHandler"] = adminHandler({
  name: "resetUserPassword",
  arguments: z.object({ userId, requestId }),
  run: async ({ userId }, { requestId }) => {
    const Username = await usernameOf(userId)
    await cognito.send(new AdminResetUserPasswordCommand({ UserPoolId: userPoolId(), Username }))
    return { userId, requestId }
  },
})
