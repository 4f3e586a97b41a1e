import { AdminResetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { reason, requestId, userId } from "../arguments"
import { accountBefore } from "../before"
import { keepAnAdministrator } from "../guards/administrators"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Makes a user set a new password, with a code that goes to their verified e-mail address or phone. */
export const handler: Schema["resetUserPassword"]["functionHandler"] = adminHandler({
  name: "resetUserPassword",
  roles: ["ADMINS", "SUPPORT"],
  arguments: z.object({ userId, reason, requestId }),
  change: {
    audited: ["userId"],
    before: accountBefore,
  },
  run: async ({ userId }, { requestId, before }) => {
    await keepAnAdministrator(userId)
    const Username = await usernameOf(userId)
    await cognitoForChanges.send(new AdminResetUserPasswordCommand({ UserPoolId: userPoolId(), Username }))
    return { result: { userId, requestId }, after: { ...before, status: "RESET_REQUIRED" } }
  },
})
