import { DeleteGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { groupName, reason, requestId } from "../arguments"
import { groupBefore } from "../before"
import { requireDeletableGroup } from "../guards/protected-group"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"

/** Deletes a group; its members stay, and keep it in the tokens that they already have. */
export const handler: Schema["deleteGroup"]["functionHandler"] = adminHandler({
  name: "deleteGroup",
  roles: ["ADMINS"],
  arguments: z.object({ groupName, reason, requestId }),
  change: {
    audited: ["groupName"],
    before: groupBefore,
    needsReason: () => true,
    needsFreshSignIn: () => true,
  },
  run: async ({ groupName }, { requestId }) => {
    requireDeletableGroup(groupName)
    await cognitoForChanges.send(new DeleteGroupCommand({ UserPoolId: userPoolId(), GroupName: groupName }))
    return { result: { groupName, requestId } }
  },
})
