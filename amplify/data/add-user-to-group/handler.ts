import { AdminAddUserToGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { groupName, requestId, userId } from "../arguments"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Gives a user a group. Cognito takes the repetition as done, not as an error. */
export const handler: Schema["addUserToGroup"]["functionHandler"] = adminHandler({
  name: "addUserToGroup",
  arguments: z.object({ userId, groupName, requestId }),
  run: async ({ userId, groupName }, { requestId }) => {
    const Username = await usernameOf(userId)
    await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId: userPoolId(), Username, GroupName: groupName }))
    return { userId, groupName, requestId }
  },
})
