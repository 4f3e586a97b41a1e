import { AdminRemoveUserFromGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { groupName, requestId, userId } from "../arguments"
import { refuseOwnDemotion } from "../own-account"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Takes a group from a user; nobody demotes themselves. Cognito takes a user who was not in it as done, not as an error. */
export const handler: Schema["removeUserFromGroup"]["functionHandler"] = adminHandler({
  name: "removeUserFromGroup",
  arguments: z.object({ userId, groupName, requestId }),
  run: async ({ userId, groupName }, { requestId, caller }) => {
    refuseOwnDemotion({ userId, groupName }, caller)
    const Username = await usernameOf(userId)
    await cognito.send(
      new AdminRemoveUserFromGroupCommand({ UserPoolId: userPoolId(), Username, GroupName: groupName }),
    )
    return { userId, groupName, requestId }
  },
})
