import { AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { AdminError } from "../admin-error"
import { adminHandler } from "../admin-handler"
import { password, requestId, userId } from "../arguments"
import { findUser } from "../find-user"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"

/**
 * Sets a user's password: a permanent one confirms the account, a temporary one has to be changed at the next sign-in.
 *
 * Refused for federated users, whom Cognito would let in with it from then on, past their own provider.
 */
export const handler: Schema["setUserPassword"]["functionHandler"] = adminHandler({
  name: "setUserPassword",
  arguments: z.object({ userId, password, permanent: z.boolean("permanent"), requestId }),
  run: async ({ userId, password, permanent }, { requestId }) => {
    const { username, status } = await findUser(userId)
    if (status === "EXTERNAL_PROVIDER") throw new AdminError("UnsupportedUserStateException", { userId, status })
    await cognito.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: userPoolId(),
        Username: username,
        Password: password,
        Permanent: permanent,
      }),
    )
    return { userId, requestId }
  },
})
