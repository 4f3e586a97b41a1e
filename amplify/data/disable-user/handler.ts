import { AdminDisableUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { reason, requestId, userId } from "../arguments"
import { accountBefore } from "../before"
import { keepAnAdministrator } from "../guards/administrators"
import { refuseOwnAccount } from "../guards/own-account"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Refuses a user every sign-in and revokes their refresh tokens. Tokens already issued live on until they expire. */
export const handler: Schema["disableUser"]["functionHandler"] = adminHandler({
  name: "disableUser",
  roles: ["ADMINS", "SUPPORT"],
  arguments: z.object({ userId, reason, requestId }),
  change: {
    audited: ["userId"],
    before: accountBefore,
    needsReason: (_, { roles }) => !roles.includes("ADMINS"),
  },
  run: async ({ userId }, { requestId, caller, before }) => {
    refuseOwnAccount(userId, caller)
    await keepAnAdministrator(userId)
    const Username = await usernameOf(userId)
    await cognitoForChanges.send(new AdminDisableUserCommand({ UserPoolId: userPoolId(), Username }))
    return { result: { userId, requestId }, after: { ...before, enabled: false } }
  },
})
