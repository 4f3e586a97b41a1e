import { AdminEnableUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { requestId, userId } from "../arguments"
import { accountBefore } from "../before"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Lets a disabled user sign in again. Cognito takes one who is enabled as done. */
export const handler: Schema["enableUser"]["functionHandler"] = adminHandler({
  name: "enableUser",
  roles: ["ADMINS", "SUPPORT"],
  arguments: z.object({ userId, requestId }),
  change: {
    audited: ["userId"],
    before: accountBefore,
  },
  run: async ({ userId }, { requestId, before }) => {
    const Username = await usernameOf(userId)
    await cognitoForChanges.send(new AdminEnableUserCommand({ UserPoolId: userPoolId(), Username }))
    return { result: { userId, requestId }, after: { ...before, enabled: true } }
  },
})
