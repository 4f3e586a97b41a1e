import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { userId } from "../arguments"
import { toUser } from "../cognito-user"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/**
 * A user with their second factors, which no list holds.
 *
 * Cognito counts whoever is looked up like this as active in this month, on the AWS bill: only for somebody who asks
 * for exactly this.
 */
export const handler: Schema["getUser"]["functionHandler"] = adminHandler({
  name: "getUser",
  roles: ["ADMINS", "SUPPORT", "AUDITORS"],
  arguments: z.object({ userId }),
  run: async ({ userId }) => {
    const Username = await usernameOf(userId)
    const answer = await cognito.send(new AdminGetUserCommand({ UserPoolId: userPoolId(), Username }))
    return {
      user: toUser({ ...answer, Attributes: answer.UserAttributes }),
      factors: answer.UserMFASettingList ?? [],
      preferred: answer.PreferredMfaSetting ?? null,
    }
  },
})
