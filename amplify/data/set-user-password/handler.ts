import { AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { AdminError } from "../admin-error"
import { adminHandler } from "../admin-handler"
import { password, reason, requestId, userId } from "../arguments"
import { accountBefore } from "../before"
import { keepAnAdministrator } from "../guards/administrators"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/**
 * Sets a user's password: a permanent one confirms the account, a temporary one has to be changed at the next sign-in.
 *
 * Refused for federated users, whom Cognito would let in with it from then on, past their own provider.
 */
export const handler: Schema["setUserPassword"]["functionHandler"] = adminHandler({
  name: "setUserPassword",
  roles: ["ADMINS"],
  arguments: z.object({ userId, password, permanent: z.boolean("permanent"), reason, requestId }),
  change: {
    audited: ["userId", "permanent"],
    before: accountBefore,
    needsFreshSignIn: () => true,
  },
  run: async ({ userId, password, permanent }, { requestId, before }) => {
    if (before === null) throw new AdminError("UserNotFoundException", { userId })
    const { status } = before
    if (status === "EXTERNAL_PROVIDER") throw new AdminError("UnsupportedUserStateException", { userId, status })
    const Username = await usernameOf(userId)
    // A temporary password lets nobody into this console who has not set one of their own.
    if (!permanent) await keepAnAdministrator(userId)
    await cognitoForChanges.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: userPoolId(),
        Username,
        Password: password,
        Permanent: permanent,
      }),
    )
    return {
      result: { userId, requestId },
      after: { ...before, status: permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD" },
    }
  },
})
