import { AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { reason, requestId, userId } from "../arguments"
import { accountBefore } from "../before"
import { keepAnAdministrator } from "../guards/administrators"
import { refuseOwnAccount } from "../guards/own-account"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Deletes a user, for good. */
export const handler: Schema["deleteUser"]["functionHandler"] = adminHandler({
  name: "deleteUser",
  roles: ["ADMINS"],
  arguments: z.object({ userId, reason, requestId }),
  change: {
    audited: ["userId"],
    before: accountBefore,
    needsReason: () => true,
    needsFreshSignIn: () => true,
  },
  run: async ({ userId }, { requestId, caller }) => {
    refuseOwnAccount(userId, caller)
    await keepAnAdministrator(userId)
    const Username = await usernameOf(userId)
    await cognitoForChanges.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId(), Username }))
    return { result: { userId, requestId } }
  },
})
