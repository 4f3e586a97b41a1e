import { AdminUserGlobalSignOutCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { reason, requestId, userId } from "../arguments"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Ends every session of a user: revokes their refresh tokens. Tokens already issued live on until they expire. */
export const handler: Schema["signOutUser"]["functionHandler"] = adminHandler({
  name: "signOutUser",
  roles: ["ADMINS", "SUPPORT"],
  arguments: z.object({ userId, reason, requestId }),
  change: {
    audited: ["userId"],
  },
  run: async ({ userId }, { requestId }) => {
    const Username = await usernameOf(userId)
    await cognitoForChanges.send(new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId(), Username }))
    return { result: { userId, requestId } }
  },
})
