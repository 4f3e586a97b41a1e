import { AdminAddUserToGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { groupName, reason, requestId, userId } from "../arguments"
import { membershipBefore } from "../before"
import { expectAnAdministrator } from "../guards/administrators"
import type { Schema } from "../resource"
import { ADMIN_GROUP, isRoleGroup } from "../roles"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/** Gives a user a group. Cognito takes the repetition as done, not as an error. */
export const handler: Schema["addUserToGroup"]["functionHandler"] = adminHandler({
  name: "addUserToGroup",
  roles: ["ADMINS"],
  arguments: z.object({ userId, groupName, reason, requestId }),
  change: {
    audited: ["userId", "groupName"],
    before: membershipBefore,
    needsReason: ({ groupName }) => isRoleGroup(groupName),
    needsFreshSignIn: ({ groupName }) => isRoleGroup(groupName),
  },
  run: async ({ userId, groupName }, { requestId }) => {
    if (groupName === ADMIN_GROUP) await expectAnAdministrator(userId)
    const Username = await usernameOf(userId)
    await cognitoForChanges.send(
      new AdminAddUserToGroupCommand({ UserPoolId: userPoolId(), Username, GroupName: groupName }),
    )
    return { result: { userId, groupName, requestId }, after: { member: true } }
  },
})
