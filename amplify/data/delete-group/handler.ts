import { DeleteGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { groupName, requestId } from "../arguments"
import { requireDeletableGroup } from "../protected-group"
import type { Schema } from "../resource"
import { cognito, userPoolId } from "../user-pool"

/** Deletes a group; its members stay, and keep it in the tokens that they already have. */
export const handler: Schema["deleteGroup"]["functionHandler"] = adminHandler({
  name: "deleteGroup",
  arguments: z.object({ groupName, requestId }),
  run: async ({ groupName }, { requestId }) => {
    requireDeletableGroup(groupName)
    await cognito.send(new DeleteGroupCommand({ UserPoolId: userPoolId(), GroupName: groupName }))
    return { groupName, requestId }
  },
})
