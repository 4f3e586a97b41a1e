import { AdminConfirmSignUpCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { requestId, userId } from "../arguments"
import { accountBefore } from "../before"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Confirms a sign-up without its code. The e-mail address stays unverified. */
export const handler: Schema["confirmSignUp"]["functionHandler"] = adminHandler({
  name: "confirmSignUp",
  roles: ["ADMINS", "SUPPORT"],
  arguments: z.object({ userId, requestId }),
  change: {
    audited: ["userId"],
    before: accountBefore,
  },
  run: async ({ userId }, { requestId, before }) => {
    const Username = await usernameOf(userId)
    await cognitoForChanges.send(new AdminConfirmSignUpCommand({ UserPoolId: userPoolId(), Username }))
    return { result: { userId, requestId }, after: { ...before, status: "CONFIRMED" } }
  },
})
